static void Sleep(int x) { }
int main(void) { int (*f)(void) = main; main(); return 0; }
