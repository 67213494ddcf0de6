typedef unsigned long long size_t, uintptr_t;
typedef long long ptrdiff_t, intptr_t;
typedef unsigned short wchar_t;
#define NULL ((void *)0)
#define offsetof(type, member) __builtin_offsetof(type, member)
typedef int errno_t;
