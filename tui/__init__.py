"""The program: the command line and the screens. It asks the domain and computes nothing itself."""
