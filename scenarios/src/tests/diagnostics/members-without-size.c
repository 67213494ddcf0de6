struct s { int x : 3; int x; int x; struct t t; void v; };
int main(void) { return sizeof(struct t); }
