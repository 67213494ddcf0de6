int f(void) { return 1; }
int x = f();
int y = x;
int *p = &x + 1;
int z = (int)&x;
int main(void) { return 0; }
