struct pair { int a, b; }
int main(void) { return 0; }
