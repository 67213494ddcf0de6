#include <windows.h>
static unsigned __stdcall run(void *unused) { return 0; }
int rand(void);
int main(void) { puts(""); _beginthreadex(0, 0, run, 0, 0, 0); return isdigit('4') + (int)time(NULL) + rand(); }
