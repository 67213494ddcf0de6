static __declspec(thread) int x;
