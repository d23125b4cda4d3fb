"""The benchmarks by name."""

from dotterel.evaluation.benchmarks.benchmark import Benchmark, GroupingBenchmark
from dotterel.evaluation.benchmarks.ecb import EcbDocuments, EcbMentions
from dotterel.evaluation.benchmarks.field_gold import FieldGold
from dotterel.evaluation.benchmarks.geo import Geo
from dotterel.evaluation.benchmarks.gsr import Gsr
from dotterel.evaluation.benchmarks.muc4_full import Muc4Full
from dotterel.evaluation.benchmarks.muc4_ree import Muc4Entities
from dotterel.evaluation.benchmarks.muc4_templates import Muc4Templates
from dotterel.evaluation.benchmarks.ngec_actors import NgecActors
from dotterel.evaluation.benchmarks.plv import Plv
from dotterel.evaluation.benchmarks.polnear import Polnear
from dotterel.model import SettingsError

_ALL: tuple[Benchmark, ...] = (
    Gsr(),
    Plv(),
    Muc4Full(),
    Muc4Entities(),
    Muc4Templates(),
    Polnear(),
    FieldGold(),
    Geo(),
    NgecActors(),
)
BENCHMARKS: dict[str, Benchmark] = {benchmark.name: benchmark for benchmark in _ALL}
GROUPINGS: dict[str, GroupingBenchmark] = {one.name: one for one in (EcbDocuments(), EcbMentions())}
"""Those that ask which of their items belong together."""


def benchmark_named(name: str) -> Benchmark:
    """The benchmark of a name.

    Raises:
        SettingsError: There is none.
    """
    if name not in BENCHMARKS:
        raise SettingsError(f"no benchmark is called {name!r}", f"Benchmarks: {', '.join((*BENCHMARKS, *GROUPINGS))}.")
    return BENCHMARKS[name]
