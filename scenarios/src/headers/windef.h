#define CALLBACK __stdcall
#define WINAPI __stdcall
#define NTAPI __stdcall
#define APIENTRY __stdcall
#define PASCAL __stdcall
#define CDECL __cdecl
#define WINBASEAPI
#define NTSYSAPI
#define WINAPI_INLINE WINAPI
#define DECLSPEC_NORETURN
#define FORCEINLINE static __inline
#define CONST const
#define VOID void
#define IN
#define OUT
#define OPTIONAL
#define FAR
#define NEAR
#define far
#define near
#ifndef WIN32_LEAN_AND_MEAN
typedef unsigned char byte, boolean;
#endif
#define TRUE 1
#define FALSE 0
#define MAX_PATH 260
typedef char CHAR, CCHAR, *PCHAR, *LPCH, *PCH, *NPSTR, *LPSTR, *PSTR;
typedef const char *LPCSTR, *PCSTR, *LPCCH;
typedef wchar_t WCHAR, *PWCHAR, *LPWCH, *LPWSTR, *PWSTR;
typedef const wchar_t *LPCWSTR, *PCWSTR;
typedef unsigned char UCHAR, BYTE, BOOLEAN, *PUCHAR, *PBYTE, *LPBYTE, *PBOOLEAN;
typedef short SHORT, *PSHORT;
typedef unsigned short USHORT, WORD, ATOM, *PUSHORT, *PWORD, *LPWORD;
typedef int INT, BOOL, *PINT, *LPINT, *PBOOL, *LPBOOL;
typedef unsigned int UINT, *PUINT;
typedef long LONG, HRESULT, NTSTATUS, *PLONG, *LPLONG;
typedef unsigned long ULONG, DWORD, *PULONG, *PDWORD, *LPDWORD;
typedef long long LONGLONG, *PLONGLONG;
typedef unsigned long long ULONGLONG, DWORDLONG, *PULONGLONG, *PDWORDLONG;
typedef signed char INT8, *PINT8;
typedef unsigned char UINT8, *PUINT8;
typedef short INT16, *PINT16;
typedef unsigned short UINT16, *PUINT16;
typedef int INT32, LONG32, *PINT32, *PLONG32;
typedef unsigned int UINT32, ULONG32, DWORD32, *PUINT32, *PULONG32, *PDWORD32;
typedef long long INT64, LONG64, INT_PTR, LONG_PTR, SSIZE_T, *PINT64, *PLONG64, *PINT_PTR, *PLONG_PTR, *PSSIZE_T;
typedef unsigned long long UINT64, ULONG64, DWORD64, UINT_PTR, ULONG_PTR, DWORD_PTR, SIZE_T;
typedef unsigned long long *PUINT64, *PULONG64, *PDWORD64, *PUINT_PTR, *PULONG_PTR, *PDWORD_PTR, *PSIZE_T;
typedef ULONG_PTR KAFFINITY, WPARAM;
typedef LONG_PTR LPARAM, LRESULT;
typedef void *PVOID, *LPVOID, *HANDLE, **PHANDLE, **LPHANDLE;
typedef const void *LPCVOID;
typedef HANDLE HGLOBAL, HLOCAL;
typedef struct HINSTANCE__ *HINSTANCE, *HMODULE;
typedef INT_PTR (WINAPI *FARPROC)(void), (WINAPI *PROC)(void);
typedef struct _FILETIME { DWORD dwLowDateTime, dwHighDateTime; } FILETIME, *PFILETIME, *LPFILETIME;
#ifdef UNICODE
#define TEXT(quote) __TEXT(quote)
#define __TEXT(quote) L##quote
#ifndef _TCHAR_DEFINED
typedef WCHAR TCHAR;
#endif
typedef WCHAR *LPTSTR, *PTSTR, *PTCHAR;
typedef const WCHAR *LPCTSTR, *PCTSTR;
#else
#define TEXT(quote) quote
#ifndef _TCHAR_DEFINED
typedef char TCHAR;
#endif
typedef char *LPTSTR, *PTSTR, *PTCHAR;
typedef const char *LPCTSTR, *PCTSTR;
#endif
#define _TCHAR_DEFINED
#ifndef NOMINMAX
#define max(a, b) (((a) > (b)) ? (a) : (b))
#define min(a, b) (((a) < (b)) ? (a) : (b))
#endif
#define MAKEWORD(a, b) ((WORD)(((BYTE)((DWORD_PTR)(a) & 0xff)) | ((WORD)((BYTE)((DWORD_PTR)(b) & 0xff))) << 8))
#define MAKELONG(a, b) ((LONG)(((WORD)((DWORD_PTR)(a) & 0xffff)) | ((DWORD)((WORD)((DWORD_PTR)(b) & 0xffff))) << 16))
#define LOWORD(l) ((WORD)((DWORD_PTR)(l) & 0xffff))
#define HIWORD(l) ((WORD)(((DWORD_PTR)(l) >> 16) & 0xffff))
#define LOBYTE(w) ((BYTE)((DWORD_PTR)(w) & 0xff))
#define HIBYTE(w) ((BYTE)(((DWORD_PTR)(w) >> 8) & 0xff))
