#define TWO(a, b) a + b
int x = TWO(1, 2;
