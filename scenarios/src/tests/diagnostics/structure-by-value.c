struct s { int x; };
static void f(struct s s) { }
static struct s g(void);
int main(void) { return 0; }
