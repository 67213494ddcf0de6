int main(void) { int x y; return 0; }
