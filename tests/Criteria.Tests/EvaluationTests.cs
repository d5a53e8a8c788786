using EGovPlatform.Benchmarks;
using FsCheck.Fluent;

namespace EGovPlatform.Criteria.Tests;

/// <summary>A bound declaration gives the same points whichever way it is evaluated, and the shortest way costs no memory.</summary>
public class EvaluationTests
{
    private static readonly CriteriaSet Largest = CriteriaSets.Get(DistrictUnits.SetId);

    public static TheoryData<string> ScoredSets() => new(CriteriaSets.All.Where(s => s.Scale > 0).Select(s => s.Id));

    [Fact]
    public void The_largest_set_is_the_one_that_is_measured() =>
        Assert.Equal(CriteriaSets.All.Max(s => s.Criteria.Count), Largest.Criteria.Count);

    [Theory]
    [MemberData(nameof(ScoredSets))]
    public void The_total_is_the_same_with_a_trace_and_without(string id)
    {
        var set = CriteriaSets.Get(id);
        foreach (var input in Units(set, 60))
        {
            var bound = set.Bind(input);
            var result = bound.Score();
            Assert.Equal(result.Total, bound.Total());
            Assert.Equal(result.Total, bound.Evaluate().Total);
            Assert.Equal(result.Total, Trace.Replay(result.Trace));
            Assert.All(result.Criteria, c => Assert.Equal(c.Points, Trace.Replay(c.Trace)));
        }
    }

    [Theory]
    [MemberData(nameof(ScoredSets))]
    public void One_changed_value_gives_what_binding_all_again_gives(string id)
    {
        var set = CriteriaSets.Get(id);
        var units = Units(set, 20).ToList();
        foreach (var (input, other) in units.Zip(units.Skip(1)))
        {
            var bound = set.Bind(input);
            foreach (var (code, value) in other.Values.Take(12))
            {
                var again = set.Bind(input.With(code, value));
                Assert.Equal(again.Score().ToJson(), bound.With(code, value).Score().ToJson());
            }
        }
    }

    [Theory]
    [MemberData(nameof(ScoredSets))]
    public void Evaluating_without_a_trace_allocates_nothing(string id)
    {
        var set = CriteriaSets.Get(id);
        var units = Units(set, 40).Select(u => set.Bind(u)).ToList();
        // The runtime compiles what runs often once more, and allocates for that; what the code itself allocates would show in every round.
        Assert.Equal(0, Enumerable.Range(0, 10).Min(_ => Allocated(units)));
    }

    private static long Allocated(List<BoundDeclaration> units)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        foreach (var unit in units) unit.Total();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    [Fact]
    public void A_fast_sum_is_the_exact_one_or_says_that_it_cannot_tell()
    {
        var told = 0;
        Prop.ForAll(Arb.From(Gen.Choose(1, 1200).Two().Select(p => (p.Item1, p.Item2)).ListOf()), Arb.From(Gen.Choose(1, 900)), (parts, scale) =>
        {
            var (fast, slow) = (default(FastSum), default(SlowSum));
            foreach (var (a, b) in parts)
            {
                fast.Add((Exact)a / b);
                slow.Add((Exact)a / b);
            }
            fast.Rescale(1000, scale);
            slow.Rescale(1000, scale);
            var (less, same) = (default(FastSum), default(SlowSum));
            less.Add((Exact)scale / 7);
            same.Add((Exact)scale / 7);
            fast.Subtract(less);
            slow.Subtract(same);
            if (!fast.TryNearest(out var nearest)) return;
            told++;
            Assert.True(slow.TryNearest(out var exact));
            Assert.Equal(exact, nearest);
        }).CheckSeeded();
        Assert.InRange(told, 20, 60);
    }

    [Theory]
    [InlineData(1, 3, 1, true)]
    [InlineData(7, 3, 2, true)]
    [InlineData(6, 3, 2, false)]
    [InlineData(5, 2, 2.5, false)]
    [InlineData(5, 2, 2.4, true)]
    public void A_cap_takes_away_what_is_above_it(int numerator, int denominator, decimal max, bool above)
    {
        var (fast, slow) = (default(FastSum), default(SlowSum));
        fast.Add((Exact)numerator / denominator);
        slow.Add((Exact)numerator / denominator);
        above &= (Exact)numerator / denominator > max;
        Assert.Equal((above, above), (fast.Cap(max), slow.Cap(max)));
        Assert.True(fast.TryNearest(out var one) & slow.TryNearest(out var other));
        Assert.Equal(other, one);
    }

    [Fact]
    public void What_lies_on_the_very_edge_is_left_to_the_exact_sum()
    {
        // Three thirds are one: the fast sum holds a little less, and a cap of one decides between them.
        var fast = default(FastSum);
        for (var i = 0; i < 3; i++) fast.Add((Exact)1 / 3);
        Assert.True(fast.TryNearest(out var nearest));
        Assert.Equal(1m, nearest);
        Assert.False(fast.Cap(1));
        Assert.False(fast.TryNearest(out _));
        var set = SmallSets.WithCriteria([.. Enumerable.Range(1, 3).Select(i => SmallSets.Criterion($"C{i}", "{kind: ratio}", "10"))]);
        var third = """{"numerator": 1, "denominator": 3}""";
        Assert.Equal(10m, set.Bind(DeclarationInput.Parse($$$"""{"values": {"C1": {{{third}}}, "C2": {{{third}}}, "C3": {{{third}}}} }""")).Total());
    }

    [Fact]
    public void Every_contestant_of_the_benchmarks_gives_the_same_totals()
    {
        var units = new DistrictUnits(60);
        var hand = new HandWrittenLoop(units);
        var delegates = new DelegateLoop(Largest);
        for (var i = 0; i < units.Count; i++)
        {
            var exact = Largest.Bind(units.Declaration(i)).Total();
            // A decimal loop rounds at every division; an exact one does not.
            Assert.Equal(exact, hand.Total(i), 15);
            Assert.Equal(exact, delegates.Total(units.Figures(i)), 15);
        }
    }

    [Fact]
    public void A_moved_total_has_the_rank_that_sorting_all_again_gives() =>
        Prop.ForAll(Arb.From(Gen.Choose(0, 30).ListOf(20)), Arb.From(Gen.Choose(0, 19)), Arb.From(Gen.Choose(0, 30)), (totals, unit, to) =>
        {
            var ranked = new RankedTotals(totals.Select(t => (decimal)t));
            var after = totals.Select((t, i) => i == unit ? to : t).ToList();
            Assert.Equal(after.Count(t => t > to) + 1, ranked.Move(totals[unit], to));
            Assert.All(after, t => Assert.Equal(after.Count(o => o > t) + 1, ranked.RankOf(t)));
        }).CheckSeeded();

    private static IEnumerable<DeclarationInput> Units(CriteriaSet set, int count) => Enumerable.Range(0, count).Select(i => MadeUpDeclarations.Of(set, i));
}
