"""A Dask cluster with real worker processes, one of which is killed in the middle."""

import os
import time
from pathlib import Path

import pytest

from anwroster.audit.policies import read_policy
from anwroster.errors import UsageError
from anwroster.national import Alone, Cluster, audit_many, packages_in
from anwroster.national.many import KEPT

distributed = pytest.importorskip("distributed")
BASIS = read_policy("basis")


@pytest.fixture
def cluster():  # type: ignore[no-untyped-def]
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None, silence_logs=50
    ) as made:
        yield made


def slow(task: tuple[int, str]) -> int:
    """Return twice the number; leave who works on 5, and take a while over it."""
    number, mark = task
    if number == 5 and not Path(mark).exists():
        Path(mark).write_text(str(os.getpid()), encoding="utf-8")
        time.sleep(30)
    return 2 * number


def test_packages_are_judged_as_on_one_machine(cluster, packages: Path, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    paths = packages_in(packages)
    found = audit_many(paths, tmp_path / "cluster", BASIS, Cluster(cluster.scheduler_address))
    assert found == audit_many(paths, tmp_path / "alleen", BASIS, Alone())
    one, other = (
        {f"{each.relative_to(folder / KEPT)}": each.read_bytes() for each in (folder / KEPT).rglob("*.*")}
        for folder in (tmp_path / "cluster", tmp_path / "alleen")
    )
    assert one == other


def test_a_worker_that_is_killed_in_the_middle_loses_nothing(cluster, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    mark = tmp_path / "pid"
    found: dict[int, int | None] = {}
    killed = False
    for task, result in Cluster(cluster.scheduler_address).each(slow, [(n, str(mark)) for n in range(12)]):
        found[task[0]] = result
        if mark.exists() and not killed:
            os.kill(int(mark.read_text(encoding="utf-8")), 9)
            killed = True
    assert killed
    assert found == {number: 2 * number for number in range(12)}


def test_an_address_where_nobody_is_is_refused() -> None:
    with pytest.raises(UsageError, match="geen Dask-cluster"):
        Cluster("tcp://127.0.0.1:9")
