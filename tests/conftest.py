import os
import sys

from hypothesis import HealthCheck, settings

# The quick profile takes the same examples everywhere; the thorough one looks for new ones.
settings.register_profile("quick", max_examples=40, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("thorough", settings.get_profile("quick"), max_examples=3000, derandomize=False)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "quick"))

if sys.platform == "win32":  # signals, pipes, locks and compilers of POSIX systems are what these are about
    collect_ignore = ["cli/test_stopping.py", "corpus/test_replacing.py", "corpus/test_workers.py", "kernel/test_build.py"]
