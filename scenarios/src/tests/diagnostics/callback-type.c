#include <windows.h>
static VOID CALLBACK io(PTP_CALLBACK_INSTANCE a, PVOID b, PVOID c) { }
int main(void) { CreateThreadpoolIo(0, io, 0, 0); return 0; }
