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
#define _tprintf_s wprintf
#define _tmain wmain
#define _tcslen wcslen
#define _tcscmp wcscmp
#define _tcsncmp wcsncmp
#define _tcsicmp _wcsicmp
#define _tcscpy wcscpy
#define _tcsncpy wcsncpy
#define _tcscpy_s wcscpy_s
#define _tcscat wcscat
#define _tcscat_s wcscat_s
#define _tcschr wcschr
#define _tcsrchr wcsrchr
#define _tcsstr wcsstr
#define _stprintf wsprintfW
#define _stprintf_s swprintf_s
#define _putts _putws
#define _ttoi _wtoi
#define _tsystem _wsystem
#define _gettchar getwchar
#define _gettch _getwch
#else
#define _T(x) x
#define _TEXT(x) x
typedef char _TCHAR;
#ifndef _TCHAR_DEFINED
typedef char TCHAR;
#endif
#define _tprintf printf
#define _tprintf_s printf
#define _ftprintf fprintf
#define _vtprintf vprintf
#define _tmain main
#define _tcslen strlen
#define _tcscmp strcmp
#define _tcsncmp strncmp
#define _tcsicmp _stricmp
#define _tcscpy strcpy
#define _tcsncpy strncpy
#define _tcscpy_s strcpy_s
#define _tcscat strcat
#define _tcscat_s strcat_s
#define _tcschr strchr
#define _tcsrchr strrchr
#define _tcsstr strstr
#define _stprintf sprintf
#define _stprintf_s sprintf_s
#define _sntprintf _snprintf
#define _vsntprintf _vsnprintf
#define _putts puts
#define _ttoi atoi
#define _tcstol strtol
#define _tcstoul strtoul
#define _tcsdup _strdup
#define _tsystem system
#define _gettchar getchar
#define _gettch _getch
#define _fgetts fgets
#endif
#define _TCHAR_DEFINED
