using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace EGovPlatform.Criteria.Tests;

/// <summary>Everything that looks at a set takes whatever set can be loaded; and whatever cannot is refused, and nothing worse.</summary>
public sealed class RandomSetTests
{
    private static void ForAll<T>(Gen<T> values, Func<T, bool> holds) => Prop.ForAll(Arb.From(values), holds).CheckSeeded();

    [Fact]
    public void The_linter_takes_every_set_and_speaks_both_languages() =>
        ForAll(RandomSets.Any, set => set.Lint().All(f => f.Message.Vi.Length > 0 && f.Message.En.Length > 0 && f.Resolution.Vi.Length > 0 && f.Resolution.En.Length > 0 && f.Node.Length > 0));

    [Fact]
    public void Rules_are_said_in_words() =>
        ForAll(RandomSets.Any, set => set.Criteria.All(c => c.RuleInWords().Count > 0 && c.RuleInWords().All(l => l.Text.Vi.Length > 0 && l.Text.En.Length > 0)));

    [Fact]
    public void Two_sets_differ_as_much_one_way_as_the_other_and_a_set_not_from_itself() =>
        ForAll(from a in RandomSets.Any from b in RandomSets.Any select (a, b), sets =>
            SetComparison.Of(sets.a, sets.a).Changes.Count == 0
            && SetComparison.Of(sets.a, sets.b).Changes.Count(c => c.Change == ChangeKind.Added) == SetComparison.Of(sets.b, sets.a).Changes.Count(c => c.Change == ChangeKind.Removed)
            && (SetComparison.Of(sets.a, sets.b).Changes.Count == 0) == (sets.a.ContentHash == sets.b.ContentHash));

    [Fact]
    public void A_move_accounts_for_every_value() =>
        ForAll(from declared in RandomSets.Declared from to in RandomSets.Any select (declared, to), d =>
        {
            var preview = MigrationPreview.Of(d.declared.Set, d.to, d.declared.Input);
            return d.declared.Input.Values.Keys.Order(StringComparer.Ordinal).SequenceEqual(preview.Values.Where(v => v.Outcome != MigrationOutcome.Asked).Select(v => v.Code).Order(StringComparer.Ordinal))
                && preview.After.Total == d.to.Score(preview.Input).Total;
        });

    [Fact]
    public void A_plan_that_is_reachable_reaches_and_gains_what_it_says() =>
        ForAll(from declared in RandomSets.Declared from points in Gen.Choose(0, 40) select (declared.Set, declared.Input, Target: new TotalTarget(points)), d =>
        {
            var plan = ImprovementPlan.For(d.Set, d.Input, d.Target);
            return plan.Proven
                && plan.Reachable == (plan.After.Total >= d.Target.Points)
                && plan.Steps.All(s => s.Criterion.Direction == Direction.Penalty ? s.PointsTo < s.PointsFrom : s.PointsTo > s.PointsFrom)
                && (!plan.Reachable || SeededChecks.Near(plan.Gain, plan.After.Total - plan.Before.Total));
        });

    /// <summary>A shipped file with some of its characters and lines changed: a set or a refusal that says where.</summary>
    [Fact]
    public void A_damaged_file_is_a_set_or_is_refused_with_its_place() =>
        ForAll(from seed in Gen.Choose(0, int.MaxValue - 1) select seed, seed =>
        {
            var random = new Random(seed);
            var text = new StringBuilder(Small);
            for (var i = random.Next(1, 4); i > 0; i--)
            {
                var at = random.Next(text.Length - 12);
                _ = random.Next(3) switch
                {
                    0 => text.Remove(at, random.Next(1, 12)),
                    1 => text.Insert(at, "{}[]:,-&*!|>'\"%@`#\t\0é9.~"[random.Next(24)]),
                    _ => text.Insert(at, text.ToString(random.Next(text.Length - 12), 12)),
                };
            }
            try
            {
                var set = SmallSets.Load(text.ToString());
                return set.Lint() is not null && set.Score(DeclarationInput.Empty).Criteria.Count == set.Criteria.Count;
            }
            catch (CriteriaSetException e)
            {
                return e.Line >= 1 && e.Reason.Vi.Length > 0;
            }
        });

    private static readonly string Small = SmallSets.Yaml(
        SmallSets.Criterion("C1", "{kind: bands, of: percent, bands: [{from: 90, points: 2, printed: x}, {to: 90, toOpen: true, points: 0, printed: y}]}", more: "examples: [{in: {percent: 90}, points: 2, by: note}]"),
        SmallSets.Criterion("C2", "{kind: formula, inputs: [{name: a, label: {vi: A, en: A}}, {name: b, label: {vi: B, en: B}}], share: \"a / (a + b)\"}"),
        SmallSets.Criterion("C3", "{kind: sum, parts: [{id: p, label: {vi: P, en: P}, max: 1, rule: {kind: ratio}}, {id: q, label: {vi: Q, en: Q}, max: 1, rule: {kind: count, each: 0.5}}]}"));
}
