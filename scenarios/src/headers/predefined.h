#define _WIN32 1
#define _WIN64 1
#define WIN32 1
#define _M_X64 100
#define _M_AMD64 100
#define __STDC__ 1
#define __STDC_HOSTED__ 1
#define __STDC_VERSION__ 201710L
