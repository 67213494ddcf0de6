#if X
int x;
