int n = 3;
int a[n];
int b[-1];
int c[2000000];
int f(void)[3];
void v;
int main(void) { return 0; }
