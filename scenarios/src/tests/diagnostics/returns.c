static void f(void) { return 1; }
static int g(void) { return; }
int main(void) { int x = 1; x == 2; return 0; }
