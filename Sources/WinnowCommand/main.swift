import Winnow
