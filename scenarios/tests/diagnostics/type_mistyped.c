#include <windows.h>
static DWROD count;
int f(DWROD x);
