#include <windows.h>
struct request { int id; };
int f(void *p) { request *r = (request *)p; return 0; }
