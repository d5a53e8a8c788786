using System.Globalization;

namespace EGovPlatform.Criteria.Tests;

/// <summary>
/// Types 3, 2, 1 and their gates. Type 3: counters (four, or two where the area is below 60 m²) and online files; type 2: the queue machine above 100 transactions
/// a day, and online files tightened; type 1: tablets, and online files tightened again.
/// </summary>
public class TypeTests
{
    private static string Yaml => SmallSets.Header(scale: "0", evidence: "{required: true}") + """
        classification:
        - id: type
          kind: types
          title: {vi: Chuẩn phường điện tử, en: E-ward type}
          types: [{id: "1", label: {vi: Loại 1, en: Type 1}}, {id: "2", label: {vi: Loại 2, en: Type 2}}, {id: "3", label: {vi: Loại 3, en: Type 3}}]
          none: {vi: Chưa đạt loại nào, en: No type}
        groups:
        - code: T3
          number: "3"
          title: {vi: Loại 3, en: Type 3}
          criteria:
          - {code: T3.1, number: "1", title: {vi: Bốn quầy, en: Four counters}, text: Ít nhất 04 quầy, gate: {type: "3", when: "area >= 60"}, rule: {kind: gate, of: count, from: 4}}
          - {code: T3.2, number: "2", title: {vi: Hai quầy, en: Two counters}, text: Ít nhất 02 quầy, gate: {type: "3", when: "area < 60"}, rule: {kind: gate, of: count, from: 2}}
          - {code: T3.3, number: "3", title: {vi: Hồ sơ, en: Files}, text: 30%, gate: {type: "3"}, rule: {kind: gate, of: percent, from: 30}}
        - code: T2
          number: "2"
          title: {vi: Loại 2, en: Type 2}
          criteria:
          - {code: T2.1, number: "1", title: {vi: Máy xếp hàng, en: Queue machine}, text: Có trang bị, gate: {type: "2", when: "perDay > 100"}, rule: {kind: gate, options: [
              {id: "yes", label: {vi: Có, en: "Yes"}, passes: true}, {id: "no", label: {vi: Không, en: "No"}, passes: false}]}}
          - {code: T2.2, number: "2", title: {vi: Hồ sơ, en: Files}, text: 50%, gate: {type: "2", tightens: T3.3}, rule: {kind: gate, of: percent, from: 50}}
        - code: T1
          number: "1"
          title: {vi: Loại 1, en: Type 1}
          criteria:
          - {code: T1.1, number: "1", title: {vi: Máy tính bảng, en: Tablets}, text: Ít nhất 02 máy, notApplicable: excluded, gate: {type: "1"}, rule: {kind: gate, of: count, from: 2}}
          - {code: T1.2, number: "2", title: {vi: Hồ sơ, en: Files}, text: 100%, gate: {type: "1", tightens: T2.2}, rule: {kind: gate, of: percent, from: 100}}
        """;

    private static readonly CriteriaSet Set = SmallSets.Load(Yaml);

    private static ScoreResult Score(string values, string attributes = """{"area": 80, "perDay": 120}""") =>
        Set.Score("{" + values + "}", "\"unit\": {\"code\": \"x\", \"attributes\": " + attributes + "}");

    private static string Count(string code, decimal value) => $$$"""
        "{{{code}}}": {"value": {{{NumberText.Invariant(value)}}}, "evidence": ["x"]}
        """;

    private static string Percent(string code, decimal value) => $$$"""
        "{{{code}}}": {"percent": {{{NumberText.Invariant(value)}}}, "evidence": ["x"]}
        """;

    private static string Queue(string option) => $$$"""
        "T2.1": {"option": "{{{option}}}", "evidence": ["x"]}
        """;

    private static string Join(params string[] values) => string.Join(", ", values);

    private static ClassificationDecision Decide(ScoreResult result) => Assert.Single(Assert.Single(result.Classification).Decisions);

    private static ClassificationCondition Condition(ClassificationDecision decision, string type, string gate) =>
        decision.Candidates.Single(c => c.Id == type).Conditions.Single(c => c.Node == gate);

    [Theory]
    [InlineData(4, 30, "no", 0, null, null, "3")]
    [InlineData(3, 30, "no", 0, null, null, null)]
    [InlineData(4, 29.9, "no", 0, null, null, null)]
    [InlineData(4, 30, "yes", 50, null, null, "2")]
    [InlineData(4, 30, "yes", 49.9, null, null, "3")]
    [InlineData(4, 30, "no", 50, null, null, "3")]
    [InlineData(4, 30, "yes", 100, 2, 100, "1")]
    [InlineData(4, 30, "yes", 100, 1, 100, "2")]
    [InlineData(3, 30, "yes", 100, 2, 100, null)] // every gate of types 2 and 1, and one of type 3 lacking
    [InlineData(4, 30, "no", 100, 2, 100, "3")] // type 1's own gates, and one of type 2 lacking
    public void A_type_takes_its_own_gates_and_those_of_every_type_below(int counters, double files, string queue, double more, int? tablets, int? all, string? type)
    {
        var values = new List<string> { Count("T3.1", counters), Percent("T3.3", (decimal)files), Queue(queue), Percent("T2.2", (decimal)more) };
        if (tablets is { } t) values.Add(Count("T1.1", t));
        if (all is { } a) values.Add(Percent("T1.2", a));
        var result = Score(Join([.. values]));
        Assert.Empty(result.Problems);
        var decision = Decide(result);
        Assert.Equal(type, decision.Outcome);
        Assert.Equal(type is null ? "No type" : $"Type {type}", decision.Label.En);
        Assert.Equal(type is null ? 0 : decimal.Parse(type, CultureInfo.InvariantCulture), Trace.Replay(decision.Trace));
    }

    [Fact]
    public void A_tightened_gate_takes_the_place_of_the_lower_one()
    {
        // The lower gates on files are not declared at all.
        var decision = Decide(Score(Join(Count("T3.1", 4), Queue("yes"), Count("T1.1", 2), Percent("T1.2", 100))));
        Assert.Equal("1", decision.Outcome);
        Assert.Equal([false, false], decision.Candidates.Skip(1).Select(c => c.Holds));
        Assert.Equal(["T3.1", "T3.2", "T2.1", "T1.1", "T1.2"], decision.Candidates[0].Conditions.Select(c => c.Node));
        Assert.Equal(["T3.1", "T3.2", "T2.1", "T2.2"], decision.Candidates[1].Conditions.Select(c => c.Node));
    }

    [Theory]
    [InlineData(100, "2")]
    [InlineData(100.5, "3")]
    public void A_conditional_gate_is_demanded_only_where_its_condition_holds(double perDay, string type)
    {
        var values = Join(Count("T3.1", 4), Percent("T3.3", 30), Percent("T2.2", 50));
        var decision = Decide(Score(values, $$$"""{"area": 60, "perDay": {{{NumberText.Invariant((decimal)perDay)}}}}"""));
        Assert.Equal(type, decision.Outcome);
        var condition = Condition(decision, "2", "T2.1");
        Assert.Equal(type == "2", condition.Holds);
        Assert.Contains(type == "2" ? "perDay = 100" : "not declared", condition.Text.En);
        Assert.Equal(decimal.Parse(type, CultureInfo.InvariantCulture), Trace.Replay(decision.Trace));
    }

    [Theory]
    [InlineData(60, 2, null)]
    [InlineData(59.9, 2, "3")]
    [InlineData(59.9, 1, null)]
    public void Counters_go_by_the_area(double area, int counters, string? type)
    {
        var decision = Decide(Score(Join(Count("T3.1", counters), Count("T3.2", counters), Percent("T3.3", 30)), $$$"""{"area": {{{NumberText.Invariant((decimal)area)}}}, "perDay": 1}"""));
        Assert.Equal(type, decision.Outcome);
    }

    [Fact]
    public void A_missing_attribute_is_a_problem_that_names_it_and_the_gate_is_demanded()
    {
        var result = Score(Join(Count("T3.1", 4), Percent("T3.3", 30), Percent("T2.2", 50)), """{"area": 60}""");
        var problem = Assert.Single(result.Problems);
        Assert.Equal(("T2.1", "unit.attributes.perDay", ProblemCodes.MissingAttribute), (problem.Criterion, problem.Input, problem.Code));
        Assert.Contains("perDay", problem.Message.En);
        Assert.Equal("3", Decide(result).Outcome);
    }

    [Theory]
    [InlineData("\"many\"", ProblemCodes.WrongType)]
    [InlineData("null", ProblemCodes.WrongType)]
    [InlineData("1e400", ProblemCodes.WrongType)]
    public void An_attribute_that_is_no_number_is_a_problem(string value, string code)
    {
        var problem = Assert.Single(Score("", $$$"""{"area": 60, "perDay": {{{value}}}}""").Problems);
        Assert.Equal(("T2.1", code), (problem.Criterion, problem.Code));
    }

    [Fact]
    public void What_failed_says_by_how_much_and_what_was_not_declared_says_so()
    {
        var decision = Decide(Score(Join(Count("T3.1", 3), """
            "T3.3": {"percent": 40}, "T1.1": {"notApplicable": true}, "T1.2": {"percent": 100, "evidence": ["x"], "rejected": "sai"}
            """)));
        var counters = Condition(decision, "3", "T3.1");
        Assert.Equal((false, -1m, "Ít nhất 04 quầy"), (counters.Holds, counters.Margin, counters.Printed));
        Assert.Contains("1 short", counters.Text.En);
        Assert.Contains("no evidence", Condition(decision, "3", "T3.3").Text.En);
        Assert.Contains("not declared, counts as not passed", Condition(decision, "2", "T2.2").Text.En);
        Assert.Contains("found untrue", Condition(decision, "1", "T1.2").Text.En);
        Assert.True(Condition(decision, "1", "T1.1").Holds);
        Assert.Equal("3", decision.Next!.Id);
    }

    [Fact]
    public void A_tightening_gate_that_does_not_apply_leaves_the_lower_one_in_place()
    {
        var set = SmallSets.Load(Yaml.Replace("gate: {type: \"2\", tightens: T3.3}", "gate: {type: \"2\", tightens: T3.3, when: \"perDay > 200\"}"));
        var decision = Decide(set.Score("{" + Join(Count("T3.1", 4), Queue("yes")) + "}", """
            "unit": {"attributes": {"area": 80, "perDay": 120}}
            """));
        Assert.Contains("T3.3", decision.Candidates.Single(c => c.Id == "2").Conditions.Select(c => c.Node));
        Assert.Null(decision.Outcome);
    }

    [Theory]
    [InlineData("{type: \"1\", tightens: T2.2}", "{type: \"4\", tightens: T2.2}", "\"4\"")]
    [InlineData("{type: \"1\", tightens: T2.2}", "{type: \"1\", tightens: T1.1}", "T1.1")]
    [InlineData("{type: \"1\", tightens: T2.2}", "{type: \"1\", tightens: T9}", "T9")]
    [InlineData("{type: \"2\", tightens: T3.3}", "{type: \"2\", tightens: T1.2}", "T1.2")]
    [InlineData("{type: \"1\", tightens: T2.2}", "{type: \"1\", tighten: T2.2}", "tighten")]
    [InlineData("when: \"perDay > 100\"", "when: \"perDay >\"", "character 9")]
    [InlineData("gate: {type: \"1\"}, rule: {kind: gate, of: count, from: 2}", "gate: {type: \"1\"}, rule: {kind: none}", "none")]
    [InlineData("{id: \"1\", label: {vi: Loại 1, en: Type 1}}, ", "", "\"1\"")]
    [InlineData("types: [", "types: [{id: \"0\", label: {vi: Loại 0, en: Type 0}}, ", "\"0\"")]
    public void Gates_that_are_not_in_the_format_are_refused(string text, string instead, string mentioned)
    {
        Assert.Contains(text, Yaml);
        var refusal = Assert.Throws<CriteriaSetException>(() => SmallSets.Load(Yaml.Replace(text, instead)));
        Assert.Contains(mentioned, refusal.Message);
        Assert.NotEmpty(refusal.Reason.Vi);
    }
}
