enum e { A, B = 2, A, C = 5000000000, D = main };
int main(void) { return 0; }
