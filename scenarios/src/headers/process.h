#include <stddef.h>
typedef unsigned (__stdcall *_beginthreadex_proc_type)(void *);
typedef void (__cdecl *_beginthread_proc_type)(void *);
uintptr_t _beginthreadex(void *security, unsigned stack, _beginthreadex_proc_type start, void *argument, unsigned flags,
    unsigned *id);
uintptr_t _beginthread(_beginthread_proc_type start, unsigned stack, void *argument);
void _endthreadex(unsigned code);
void _endthread(void);
int _getpid(void);
#define getpid _getpid
