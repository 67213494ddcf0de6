struct s;
static void f(struct s s) { }
static struct s g(void) { }
static void h(int n, ...) { }
struct t { int x; };
int main(void) { struct t t = { 0 }; h(1, t); return 0; }
