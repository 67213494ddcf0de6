#include <stddef.h>
#ifdef _UNICODE
#define _T(x) __T(x)
#define _TEXT(x) __T(x)
#define __T(x) L##x
typedef wchar_t _TCHAR;
#ifndef _TCHAR_DEFINED
typedef wchar_t TCHAR;
#endif
#define _tprintf wprintf
#define _tmain wmain
#define _tcslen wcslen
#define _tcscmp wcscmp
#define _putts _putws
#else
#define _T(x) x
#define _TEXT(x) x
typedef char _TCHAR;
#ifndef _TCHAR_DEFINED
typedef char TCHAR;
#endif
#define _tprintf printf
#define _tmain main
#define _tcslen strlen
#define _tcscmp strcmp
#define _putts puts
#endif
#define _TCHAR_DEFINED
