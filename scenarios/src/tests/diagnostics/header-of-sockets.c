#include <WinSock2.h>
#include <windows.h>
int main(void) { return 0; }
