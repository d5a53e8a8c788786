using System.Collections.Immutable;

namespace EGovPlatform.Criteria.Tests;

/// <summary>What holds across a set: evidence, applications, what does not apply, bonus and penalty.</summary>
public class SetWideRulesTests
{
    private static readonly CriteriaSet Set = SmallSets.Load(SmallSets.Header(scale: "10", evidence: "{required: true, clause: I.1}") + """
        groups:
        - code: A
          number: I
          title: {vi: Nhóm A, en: Group A}
          max: 10
          criteria:
          - {code: A1, number: "1", title: {vi: Một, en: One}, max: 4, rule: {kind: count, each: 1}}
          - {code: A2, number: "2", title: {vi: Hai, en: Two}, max: 2, notApplicable: excluded, rule: {kind: count, each: 1}}
          - {code: A3, number: "3", title: {vi: Ba, en: Three}, max: 3, notApplicable: special, rule: {kind: ratio}}
          - {code: A4, number: "4", title: {vi: Bốn, en: Four}, max: 1, evidence: {required: false}, rule: {kind: ratio, zeroDenominator: not-applicable}}
        - code: B
          number: II.1
          title: {vi: Điểm thưởng, en: Bonus}
          max: 3
          direction: bonus
          criteria:
          - {code: B1, number: "1", title: {vi: Thưởng một, en: Bonus one}, max: 2, rule: {kind: count, each: 1}}
          - {code: B2, number: "2", title: {vi: Thưởng hai, en: Bonus two}, max: 2, rule: {kind: count, each: 1}}
        - code: P
          number: II.2
          title: {vi: Điểm trừ, en: Penalty}
          max: null
          direction: penalty
          criteria:
          - {code: P1, number: "1", title: {vi: Trừ một, en: Penalty one}, max: null, printedMax: Theo số phần mềm, rule: {kind: count, each: 1}}
          - {code: P2, number: "2", title: {vi: Trừ hai, en: Penalty two}, max: 1, evidence: {required: true}, rule: {kind: count, each: 0.5}}
        """);

    private static CriterionResult Of(ScoreResult result, string code) => result.Criteria.Single(c => c.Code == code);

    [Fact]
    public void A_criterion_left_out_is_not_declared_and_gives_nothing()
    {
        var result = Set.Score("{}");
        Assert.All(result.Criteria, c => Assert.Equal((CriterionStatus.NotDeclared, 0m), (c.Status, c.Points)));
        Assert.Equal((0m, 10m, 10m), (result.Total, result.Scale, result.ApplicableMax));
        Assert.Empty(result.Problems);
    }

    [Theory]
    [InlineData("""{"count": 3}""", CriterionStatus.NoEvidence, 0)]
    [InlineData("""{"count": 3, "evidence": []}""", CriterionStatus.NoEvidence, 0)]
    [InlineData("""{"count": 3, "evidence": ["01/KH-UBND"]}""", CriterionStatus.Scored, 3)]
    public void Without_required_evidence_there_are_no_points(string value, CriterionStatus status, decimal points)
    {
        var result = Of(Set.Score($$"""{"A1": {{value}}}"""), "A1");
        Assert.Equal((status, points), (result.Status, result.Points));
        Assert.Equal(points, Trace.Replay(result.Trace));
    }

    [Theory]
    [InlineData("""{"count": 3, "evidence": [" "]}""")]
    [InlineData("""{"count": 3, "evidence": "link"}""")]
    [InlineData("""{"count": 3, "evidence": [3]}""")]
    public void Evidence_is_a_list_of_texts(string value)
    {
        var problem = Assert.Single(Set.Score($$"""{"A1": {{value}}}""").Problems);
        Assert.Equal(("A1", "evidence", ProblemCodes.WrongType), (problem.Criterion, problem.Input, problem.Code));
    }

    [Fact]
    public void A_criterion_may_do_without_evidence() => Assert.Equal(CriterionStatus.Scored, Of(Set.Score("""{"A4": {"percent": 50}}"""), "A4").Status);

    [Fact]
    public void A_penalty_is_not_spared_by_leaving_the_evidence_out()
    {
        var result = Set.Score("""{"P1": {"count": 7}}""");
        Assert.Equal((7m, -7m), (result.Penalty, result.Total));
        Assert.Equal(CriterionStatus.NoEvidence, Of(Set.Score("""{"P2": {"count": 1}}"""), "P2").Status);
    }

    [Fact]
    public void A_figure_found_untrue_gives_nothing_and_says_why()
    {
        var result = Of(Set.Score("""{"A1": {"count": 3, "evidence": ["x"], "rejected": "Không có biên bản"}}"""), "A1");
        Assert.Equal((CriterionStatus.Rejected, 0m), (result.Status, result.Points));
        Assert.Contains("Không có biên bản", result.Trace.Steps[^1].Text.En);
    }

    [Theory]
    [InlineData("eOffice", "eOffice")]
    [InlineData("eOffice", " EOFFICE ")]
    [InlineData("Phần mềm  Một cửa", "PHẦN MỀM MỘT CỬA")]
    [InlineData("Một cửa", "Mô\u0323t cư\u0309a")]
    public void An_application_counts_once_in_the_sets_order(string first, string second)
    {
        // Declared in the other order: the set's order decides, not the declaration's.
        var result = Set.Score($$$"""{"B1": {"count": 1, "evidence": ["x"], "applications": ["{{{second}}}"]}, "A1": {"count": 1, "evidence": ["x"], "applications": ["{{{first}}}"]}}""");
        Assert.Equal(CriterionStatus.Scored, Of(result, "A1").Status);
        Assert.Equal((CriterionStatus.DuplicateApplication, 0m), (Of(result, "B1").Status, Of(result, "B1").Points));
        Assert.Contains("A1", Of(result, "B1").Trace.Steps[^1].Text.Vi);
        Assert.Equal(0m, result.Bonus);
    }

    [Theory]
    [InlineData("""{"count": 0, "evidence": ["x"], "applications": ["eOffice"]}""")]
    [InlineData("""{"count": 1, "applications": ["eOffice"]}""")]
    [InlineData("""{"count": 1, "evidence": ["x"], "applications": ["eOffice"], "rejected": "sai"}""")]
    [InlineData("""{"count": -1, "evidence": ["x"], "applications": ["eOffice"]}""")]
    public void A_claim_that_came_to_nothing_does_not_use_the_application_up(string first)
    {
        var result = Set.Score($$$"""{"A1": {{{first}}}, "A2": {"count": 1, "evidence": ["x"], "applications": ["eOffice"]}}""");
        Assert.Equal((CriterionStatus.Scored, 1m), (Of(result, "A2").Status, Of(result, "A2").Points));
    }

    [Fact]
    public void A_penalty_neither_claims_nor_is_spared_by_a_claim()
    {
        var result = Set.Score("""{"A1": {"count": 1, "evidence": ["x"], "applications": ["e"]}, "P1": {"count": 1, "applications": ["e"]}}""");
        Assert.Equal((1m, 1m), (Of(result, "A1").Points, Of(result, "P1").Points));
    }

    [Fact]
    public void One_application_twice_in_one_criterion_is_a_problem() =>
        Assert.Equal(ProblemCodes.RepeatedApplication, Assert.Single(Set.Score("""{"A1": {"count": 2, "evidence": ["x"], "applications": ["e", "E"]}}""").Problems).Code);

    [Fact]
    public void What_does_not_apply_is_taken_out_and_the_total_rescaled()
    {
        var result = Set.Score("""{"A1": {"count": 3, "evidence": ["x"]}, "A2": {"notApplicable": true}}""");
        Assert.Equal((3m, 8m), (result.RawTotal, result.ApplicableMax));
        Assert.Equal(3m * 10 / 8, result.Total);
        Assert.Equal(CriterionStatus.NotApplicable, Of(result, "A2").Status);
    }

    [Fact]
    public void Bonus_and_penalty_come_after_rescaling_within_their_caps()
    {
        var result = Set.Score("""
            {"A1": {"count": 4, "evidence": ["x"]}, "A2": {"notApplicable": true},
             "B1": {"count": 9, "evidence": ["x"]}, "B2": {"count": 9, "evidence": ["x"]}, "P1": {"count": 2}}
            """);
        Assert.Equal((4m, 8m, 3m, 2m), (result.RawTotal, result.ApplicableMax, result.Bonus, result.Penalty));
        Assert.Equal(4m * 10 / 8 + 3 - 2, result.Total);
        Assert.Equal(result.Total, Trace.Replay(result.Trace));
    }

    [Fact]
    public void A_group_never_gives_more_than_its_printed_maximum()
    {
        var set = SmallSets.WithCriteria(SmallSets.Criterion("C1", "{kind: ratio}", "8"), SmallSets.Criterion("C2", "{kind: ratio}", "5"));
        var result = set.Score("""{"C1": {"percent": 100}, "C2": {"percent": 50}}""");
        Assert.Equal((10m, 10m), (result.Groups[0].Points, result.Total));
        Assert.Equal([8m, 2.5m], result.Criteria.Select(c => c.Points));
        Assert.Equal(result.Total, Trace.Replay(result.Trace));
    }

    [Fact]
    public void Special_treatment_is_excluded_unless_the_round_decides()
    {
        var input = DeclarationInput.Parse("""{"values": {"A1": {"count": 4, "evidence": ["x"]}, "A3": {"notApplicable": true}}}""");
        Assert.Equal((4m * 10 / 7, 7m), (Set.Score(input).Total, Set.Score(input).ApplicableMax));
        var half = Set.Score(input, new SetParameters { SpecialShare = 0.5m });
        Assert.Equal((5.5m, 10m), (half.Total, half.ApplicableMax));
        Assert.Equal((CriterionStatus.NotApplicable, 1.5m), (Of(half, "A3").Status, Of(half, "A3").Points));
        var own = Set.Score(input, new SetParameters { SpecialShareOf = ImmutableDictionary<string, decimal?>.Empty.Add("A3", 1m) });
        Assert.Equal(7m, own.Total);
        Assert.Throws<ArgumentOutOfRangeException>(() => new SetParameters { SpecialShare = 1.01m });
    }

    [Fact]
    public void A_share_of_nothing_can_take_a_criterion_out()
    {
        var result = Set.Score("""{"A1": {"count": 4, "evidence": ["x"]}, "A4": {"numerator": 0, "denominator": 0}}""");
        Assert.Equal((9m, 4m * 10 / 9), (result.ApplicableMax, result.Total));
    }

    [Fact]
    public void Not_applicable_is_a_problem_where_the_document_does_not_provide_for_it()
    {
        var result = Set.Score("""{"A1": {"notApplicable": true}}""");
        var problem = Assert.Single(result.Problems);
        Assert.Equal(("A1", "notApplicable", ProblemCodes.ApplicableAlways), (problem.Criterion, problem.Input, problem.Code));
        Assert.Equal((CriterionStatus.Invalid, 10m), (Of(result, "A1").Status, result.ApplicableMax));
    }

    [Fact]
    public void Figures_beside_not_applicable_are_warned_of()
    {
        var warning = Assert.Single(Set.Score("""{"A2": {"notApplicable": true, "count": 2}}""").Warnings);
        Assert.Equal(("A2", "figures-not-counted"), (warning.Criterion, warning.Code));
    }

    [Fact]
    public void With_nothing_left_there_is_nothing_to_rescale()
    {
        var set = SmallSets.WithCriteria(SmallSets.Criterion("C1", "{kind: ratio}", "10", "notApplicable: excluded"));
        var result = set.Score("""{"C1": {"notApplicable": true}}""");
        Assert.Equal((0m, 0m), (result.Total, result.ApplicableMax));
        Assert.Equal("nothing-applicable", Assert.Single(result.Warnings).Code);
    }

    [Fact]
    public void Thirds_make_a_whole()
    {
        var set = SmallSets.WithCriteria(SmallSets.Criterion("C1", "{kind: ratio}", "1"), SmallSets.Criterion("C2", "{kind: ratio}", "1"), SmallSets.Criterion("C3", "{kind: ratio}", "1"));
        const string third = """{"numerator": 1, "denominator": 3}""";
        var result = set.Score($$"""{"C1": {{third}}, "C2": {{third}}, "C3": {{third}}}""");
        Assert.Equal((1m, 1m, 1m), (result.RawTotal, result.Total, result.Groups[0].Points));
    }
}
