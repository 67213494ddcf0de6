static DWORD count;
static HANDLE port;
