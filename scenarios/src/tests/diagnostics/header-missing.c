int main(void) { Sleep(0); printf(""); return 0; }
