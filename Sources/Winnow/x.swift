import WinnowIO
