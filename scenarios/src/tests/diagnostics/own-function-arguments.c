static int f(int a, int b) { return a; }
int main(void) { return f(1) + f(1, 2, 3); }
