char *s = "never closed;
int x;
