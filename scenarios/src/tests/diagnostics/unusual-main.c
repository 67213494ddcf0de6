long main(int x) { return 0; }
