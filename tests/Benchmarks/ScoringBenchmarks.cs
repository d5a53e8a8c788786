using BenchmarkDotNet.Attributes;
using EGovPlatform.Criteria;

namespace EGovPlatform.Benchmarks;

/// <summary>10,000 units under the largest set that ships, by every contestant.</summary>
public class ScoringBenchmarks
{
    /// <summary>Units of one round.</summary>
    public const int Units = 10_000;

    // What is written out whole is measured on fewer.
    private const int Written = 100;

    private readonly SqlStatement _sql = new();
    private DistrictUnits _units = new(0);
    private HandWrittenLoop _hand = new(new DistrictUnits(0));
    private DelegateLoop? _delegates;
    private BoundDeclaration[] _bound = [];
    private RankedTotals? _ranked;
    private DeclaredValue[] _values = [];
    private decimal _total;
    private int _turn;

    [GlobalSetup(Targets = [nameof(HandWritten), nameof(Delegates), nameof(TracesOff), nameof(TracesOn), nameof(WholeResultsAsJson), nameof(Binding), nameof(EverythingAgain), nameof(OneChangedFigure)])]
    public void Prepare()
    {
        _units = new(Units);
        _hand = new(_units);
        _delegates = new(_units.Set);
        _bound = Enumerable.Range(0, Units).Select(u => _units.Set.Bind(_units.Declaration(u))).ToArray();
        _ranked = new(_bound.Select(b => b.Total()));
        // A figure that goes up and down again, and the unit's rank with it.
        var code = _units.Set.Criteria[0].Code;
        _values = [_units.Declaration(1).Values[code], _units.Declaration(2).Values[code]];
        _total = _bound[0].Total();
        for (var unit = 0; unit < Units; unit++)
        {
            Check(unit, _hand.Total(unit));
            Check(unit, _delegates.Total(_units.Figures(unit)));
        }
    }

    [GlobalSetup(Target = nameof(Sql))]
    public void PrepareSql()
    {
        Prepare();
        _sql.Start(_units).GetAwaiter().GetResult();
        var totals = _sql.Totals(Units).GetAwaiter().GetResult();
        for (var unit = 0; unit < Units; unit++) Check(unit, totals[unit]);
    }

    [GlobalCleanup(Target = nameof(Sql))]
    public void CleanUp() => _sql.DisposeAsync().AsTask().GetAwaiter().GetResult();

    [Benchmark(Baseline = true)]
    public decimal HandWritten()
    {
        var sum = 0m;
        for (var unit = 0; unit < Units; unit++) sum += _hand.Total(unit);
        return sum;
    }

    [Benchmark]
    public decimal Delegates()
    {
        var sum = 0m;
        for (var unit = 0; unit < Units; unit++) sum += _delegates!.Total(_units.Figures(unit));
        return sum;
    }

    [Benchmark]
    public decimal[] Sql() => _sql.Totals(Units).GetAwaiter().GetResult();

    [Benchmark]
    public decimal TracesOff()
    {
        var sum = 0m;
        foreach (var bound in _bound) sum += bound.Total();
        return sum;
    }

    [Benchmark]
    public decimal TracesOn()
    {
        var sum = 0m;
        foreach (var bound in _bound) sum += bound.Evaluate().Total;
        return sum;
    }

    [Benchmark(OperationsPerInvoke = Written)]
    public int WholeResultsAsJson()
    {
        var length = 0;
        for (var unit = 0; unit < Written; unit++) length += _bound[unit].Score().ToJson().Length;
        return length;
    }

    [Benchmark]
    public int Binding()
    {
        var problems = 0;
        for (var unit = 0; unit < Units; unit++) problems += _units.Set.Bind(_units.Declaration(unit)).Problems.Count;
        return problems;
    }

    [Benchmark]
    public int EverythingAgain() => new RankedTotals(_bound.Select(b => b.Total())).RankOf(_total);

    [Benchmark]
    public int OneChangedFigure()
    {
        var changed = _bound[0].With(_units.Set.Criteria[0].Code, _values[_turn++ & 1]);
        var total = changed.Total();
        var rank = _ranked!.Move(_total, total);
        _total = total;
        return rank;
    }

    // decimal rounds every division at 28 places, numeric at 16 or more; ours does not round before the end.
    private void Check(int unit, decimal other)
    {
        var exact = _bound[unit].Total();
        if (Math.Abs(exact - other) > 0.000_000_000_1m) throw new InvalidOperationException($"Unit {unit}: {exact} is not {other}.");
    }
}
