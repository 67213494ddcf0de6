#include <stddef.h>
int _getch(void);
int _getche(void);
wchar_t _getwch(void);
#define getch _getch
#define getche _getche
