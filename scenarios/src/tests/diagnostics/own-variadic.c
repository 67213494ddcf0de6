static void f(int x, ...) { }
int main(void) { f(1, 2); return 0; }
