namespace EGovPlatform.Criteria.Tests;

/// <summary>Each finding, and beside it the nearest set that has none.</summary>
public class LintTests
{
    private static IReadOnlyList<LintFinding> Rule(string rule, string max = "10", string more = "") => SmallSets.WithRule(rule, max, more).Lint();

    private static (string Code, string Node, string Printed, string Computed)[] Codes(IEnumerable<LintFinding> findings) =>
        findings.Select(f => (f.Code, f.Node, f.Printed, f.Computed)).ToArray();

    private static string Bands(string of, string bands) => $"{{kind: bands, of: {of}, bands: [{bands}]}}";

    [Fact]
    public void A_set_that_agrees_with_itself_has_no_findings() => Assert.Empty(Rule("{kind: ratio}"));

    [Fact]
    public void Sums_that_do_not_match()
    {
        var yaml = SmallSets.Yaml(SmallSets.Criterion("C1", "{kind: ratio}", "4"), SmallSets.Criterion("C2", "{kind: ratio}", "5")).Replace("scale: 10", "scale: 12");
        Assert.Equal([("sum-mismatch", "test-set", "12", "10"), ("sum-mismatch", "G", "10", "9")], Codes(SmallSets.Load(yaml).Lint()));
    }

    [Fact]
    public void Sections_are_sums_too()
    {
        var set = SmallSets.Load(SmallSets.Header() + """
            groups:
            - code: G
              number: I
              title: {vi: Nhóm, en: Group}
              max: 10
              sections: [{code: S, number: "1", title: {vi: Mục, en: Section}, max: 7}]
              criteria:
              - {code: C1, section: S, number: "1.1", title: {vi: Một, en: One}, max: 6, rule: {kind: ratio}}
              - {code: C2, number: "2", title: {vi: Hai, en: Two}, max: 3, rule: {kind: ratio}}
            """);
        Assert.Equal([("sum-mismatch", "S", "7", "6")], Codes(set.Lint()));
    }

    [Theory]
    [InlineData("c * 15 / a + p / 100 * c * 50 / a", "65")]
    [InlineData("c * 10 / a + p / 100 * c * 50 / a", null)]
    [InlineData("c * 15 / a + p * c", null)]
    [InlineData("max(0, if(c > 0, 3, 1) - p / 100)", null)]
    public void What_a_formula_gives_where_every_share_is_whole(string points, string? computed)
    {
        var findings = Rule($$"""{kind: formula, inputs: [{name: a, label: {vi: A, en: A}, type: count}, {name: c, label: {vi: C, en: C}, type: count, atMost: a}, {name: p, label: {vi: P, en: P}, type: percent}], points: "{{points}}"}""", "60")
            .Where(f => f.Node == "C1");
        Assert.Equal(computed is null ? [] : [("exceeds-max", "C1", "60", computed)], Codes(findings));
    }

    [Fact]
    public void Sub_headings_stand_under_sub_headings()
    {
        var set = SmallSets.Load(SmallSets.Header() + """
            groups:
            - code: G
              number: I
              title: {vi: Nhóm, en: Group}
              max: 10
              sections:
              - {code: S, number: "1", title: {vi: Mục, en: Section}, max: 10}
              - {code: S1, section: S, number: "1.1", title: {vi: Tiểu mục, en: Sub-section}, max: 4}
              - {code: S2, section: S, number: "1.2", title: {vi: Tiểu mục không in điểm, en: Sub-section without a maximum}}
              criteria:
              - {code: C1, section: S1, number: a, title: {vi: Một, en: One}, max: 3, rule: {kind: ratio}}
              - {code: C2, section: S2, number: a, title: {vi: Hai, en: Two}, max: 5, rule: {kind: ratio}}
            """);
        Assert.Equal([("sum-mismatch", "S", "10", "9"), ("sum-mismatch", "S1", "4", "3")], Codes(set.Lint()));
    }

    /// <summary>Group G prints 10: S (7, of which S.1 has 4, its own heading none) and C3 (3). Each figure by which the print could be wrong.</summary>
    [Theory]
    [InlineData("", "", "")]
    [InlineData("en: Inner section}, max: 4", "en: Inner section}, max: 5", "S 7 8, S.1 5 4")]
    [InlineData("C2, max: 3", "C2, max: 2", "S 7 6")]
    [InlineData("C3, max: 3", "C3, max: 2", "G 10 9")]
    [InlineData("scale: 10", "scale: 9", "test-set 9 10")]
    [InlineData("{vi: Phần, en: Part}, max: 10", "{vi: Phần, en: Part}, max: 11", "P 11 10")]
    public void Sums_through_parts_and_headings_under_headings(string printed, string instead, string expected)
    {
        var yaml = SmallSets.Header() + """
            parts: [{code: P, number: I, title: {vi: Phần, en: Part}, max: 10}]
            groups:
            - code: G
              part: P
              number: I
              title: {vi: Nhóm, en: Group}
              max: 10
              sections:
              - {code: A, number: "A", title: {vi: Đề mục không in điểm, en: Heading without points}}
              - {code: S, section: A, number: "1", title: {vi: Mục, en: Section}, max: 7}
              - {code: S.1, section: S, number: "1.1", title: {vi: Mục con, en: Inner section}, max: 4}
              criteria:
              - {section: S.1, number: "1.1.1", title: {vi: Một, en: One}, code: C1, max: 4, rule: {kind: ratio}}
              - {section: S, number: "1.2", title: {vi: Hai, en: Two}, code: C2, max: 3, rule: {kind: ratio}}
              - {number: "2", title: {vi: Ba, en: Three}, code: C3, max: 3, rule: {kind: ratio}}
            """;
        if (printed.Length > 0) yaml = yaml.Replace(printed, instead);
        Assert.Equal(expected, string.Join(", ", SmallSets.Load(yaml).Lint().Select(f => $"{f.Node} {f.Printed} {f.Computed}")));
    }

    [Fact]
    public void Numbers_of_groups_start_again_in_each_part_and_letters_run_past_C()
    {
        static string Group(char part, char code, string number)
        {
            var sections = string.Join(", ", "ABCDE".Select(letter => $"{{code: {code}.{letter}, number: \"{letter}\", title: {{vi: Mục, en: Section}}}}"));
            return $$$"""

                - code: {{{code}}}
                  part: {{{part}}}
                  number: {{{number}}}
                  title: {vi: Nhóm, en: Group}
                  max: 4
                  sections: [{{{sections}}}]
                  criteria: [{code: {{{code}}}.1, section: {{{code}}}.E, number: "1", title: {vi: Một, en: One}, max: 4, rule: {kind: ratio}}]
                """;
        }
        static string Yaml(string second) => SmallSets.Header("12") + "parts: [{code: P, number: I, title: {vi: Phần, en: Part}}, {code: Q, number: II, title: {vi: Phần, en: Part}}]\ngroups:" + Group('P', 'G', "I") + Group('P', 'H', second) + Group('Q', 'K', "I");
        Assert.Empty(SmallSets.Load(Yaml("II")).Lint());
        Assert.Equal([("duplicate-number", "H", "I", "G")], Codes(SmallSets.Load(Yaml("I")).Lint()));
        Assert.Equal([("missing-number", "H", "III", "II")], Codes(SmallSets.Load(Yaml("III")).Lint()));
    }

    [Theory]
    [InlineData(11, "exceeds-max")]
    [InlineData(9, "max-unreachable")]
    [InlineData(10, null)]
    public void What_a_rule_can_give_against_the_printed_maximum(int points, string? code)
    {
        var option = $"{{id: a, label: {{vi: A, en: A}}, points: {points}}}";
        foreach (var rule in new[] { $"{{kind: choice, options: [{option}]}}", $"{{kind: checklist, items: [{option}]}}", Bands("percent", $"{{points: {points}, printed: x}}") })
            Assert.Equal(code is null ? [] : [(code, "C1", "10", $"{points}")], Codes(Rule(rule)));
    }

    [Fact]
    public void A_rule_of_the_print_that_is_not_applied_is_linted_all_the_same()
    {
        var findings = Rule("{kind: ratio}", more: "printedRule: {kind: checklist, items: [{id: a, label: {vi: A, en: A}, points: 12}]}");
        Assert.Equal([("exceeds-max", "C1", "10", "12")], Codes(findings));
    }

    [Theory]
    [InlineData("percent", "{from: 90, points: 10, printed: a}, {to: 90, toOpen: true, points: 0, printed: b}", null, "")]
    [InlineData("percent", "{from: 90, points: 10, printed: a}, {to: 90, points: 0, printed: b}", "band-overlap", "90")]
    [InlineData("percent", "{from: 90, points: 10, printed: a}, {to: 90, points: 10, printed: b}", null, "")]
    [InlineData("percent", "{from: 90, fromOpen: true, points: 10, printed: a}, {to: 90, toOpen: true, points: 0, printed: b}", "band-gap", "90")]
    [InlineData("percent", "{from: 90, points: 10, printed: a}, {to: 89, points: 0, printed: b}", "band-gap", "89 < x < 90")]
    [InlineData("percent", "{from: 0, to: 99, points: 10, printed: a}", "band-gap", "99 < x ≤ 100")]
    [InlineData("percent", "{from: 80, points: 10, printed: a}, {from: 70, points: 5, printed: b}, {to: 70, toOpen: true, points: 0, printed: c}", "band-overlap", "80 ≤ x ≤ 100")]
    [InlineData("number", "{from: 1, to: 5, points: 5, printed: a}, {from: 6, points: 10, printed: b}, {to: 1, toOpen: true, points: 0, printed: c}", "band-gap", "5 < x < 6")]
    [InlineData("count", "{from: 1, to: 5, points: 5, printed: a}, {from: 6, points: 10, printed: b}, {to: 0, points: 0, printed: c}", null, "")]
    [InlineData("count", "{from: 10, points: 10, printed: a}", "band-gap", "0 ≤ x ≤ 9")]
    [InlineData("count", "{from: 1, to: 5, points: 10, printed: a}, {to: 0, points: 0, printed: c}", "band-gap", "x ≥ 6")]
    [InlineData("number", "{to: 5, points: 10, printed: a}", "band-gap", "x > 5")]
    [InlineData("percent", "{from: 90, fromOpen: true, points: 10, printed: a}, {from: 90, to: 90, points: 5}, {to: 90, toOpen: true, points: 0, printed: b}", "band-gap", "90")]
    public void Bands_are_looked_at_on_both_sides_of_every_end(string of, string bands, string? code, string computed) =>
        Assert.Equal(code is null ? [] : [(code, "C1", computed)], Rule(Bands(of, bands)).Select(f => (f.Code, f.Node, f.Computed)));

    [Fact]
    public void An_overlap_names_the_bands_as_printed()
    {
        var finding = Assert.Single(Rule(Bands("percent", "{from: 100, points: 10, printed: \"100%\"}, {from: 90, points: 1, printed: \"90-100%\"}, {to: 90, toOpen: true, points: 0, printed: \"dưới 90%\"}")));
        Assert.Equal("100%; 90-100%", finding.Printed);
        Assert.Contains("90-100%", finding.Message.Vi);
    }

    [Fact]
    public void Bands_of_several_measures_leave_gaps_too()
    {
        const string measures = "measures: [{name: a, label: {vi: A, en: A}, of: percent}, {name: b, label: {vi: B, en: B}, of: percent}]";
        var finding = Assert.Single(Rule($"{{kind: bands, {measures}, bands: [{{when: {{a: {{from: 80}}, b: {{from: 100}}}}, points: 10, printed: x}}, {{when: {{a: {{to: 80, toOpen: true}}}}, points: 0, printed: y}}]}}"));
        Assert.Equal("band-gap", finding.Code);
        Assert.Contains("a = 80, b = 0", finding.Computed);
    }

    [Theory]
    [InlineData("{kind: count, each: 1, cap: 8}", "", "8")]
    [InlineData("{kind: count, each: 1, cap: 10}", "", null)]
    [InlineData("{kind: count, each: 1}", "text: \"Mỗi sáng kiến 1 điểm. Tối đa không quá 08 điểm\"", "8")]
    [InlineData("{kind: count, each: 1}", "text: \"tối đa trừ 3,5 điểm\"", "3.5")]
    [InlineData("{kind: count, each: 1}", "text: \"Tối đa không quá 10 điểm, không quá điểm tối đa, tối thiểu 10 bài, không quá 30 ngày\"", null)]
    [InlineData("{kind: ratio}", "text: \"Điểm = Tỷ lệ% x Điểm tối đa (Tối đa <= 1 điểm)\"", "1")]
    [InlineData("{kind: ratio}", "text: \"Điểm = Tỷ lệ% x điểm tối đa (Điểm luôn <= 1)\"", "1")]
    [InlineData("{kind: ratio}", "text: \"(Tối đa <= 10 điểm), (Điểm luôn <= 10), >= 4 bài\"", null)]
    public void Caps_that_differ_from_the_maximum(string rule, string more, string? cap) =>
        Assert.Equal(cap is null ? [] : [("cap-mismatch", "C1", "10", cap)], Codes(Rule(rule, more: more)));

    [Theory]
    [InlineData(new[] { "1", "2", "3" }, null, "", "")]
    [InlineData(new[] { "1", "2", "2" }, "duplicate-number", "C3", "C2")]
    [InlineData(new[] { "1", "3", "4" }, "missing-number", "C2", "2")]
    [InlineData(new[] { "2", "3", "4" }, "missing-number", "C1", "1")]
    [InlineData(new[] { "1", "", "2" }, "missing-number", "C2", "")]
    [InlineData(new[] { "a", "b", "d" }, "missing-number", "C3", "c")]
    [InlineData(new[] { "I", "II", "IV" }, "missing-number", "C3", "III")]
    [InlineData(new[] { "1.9", "1.10", "1.12" }, "missing-number", "C1", "1.1")]
    [InlineData(new[] { "*", "*x", "–" }, null, "", "")]
    public void Printed_numbers(string[] numbers, string? code, string node, string computed)
    {
        var criteria = numbers.Select((n, i) => SmallSets.Criterion($"C{i + 1}", "{kind: ratio}", i == 0 ? "8" : "1").Replace($"number: \"{i + 1}\"", $"number: \"{n}\""));
        var finding = SmallSets.WithCriteria([.. criteria]).Lint().FirstOrDefault();
        Assert.Equal((code, node, computed), (finding?.Code, finding?.Node ?? "", finding?.Computed ?? ""));
    }

    [Fact]
    public void A_print_that_numbers_nothing_lacks_no_number()
    {
        var yaml = SmallSets.Yaml(SmallSets.Criterion("C1", "{kind: ratio}", "4"), SmallSets.Criterion("C2", "{kind: ratio}", "6"));
        Assert.Empty(SmallSets.Load(yaml.Replace("    number: \"1\"\n", "").Replace("    number: \"2\"\n", "").Replace("  number: I\n", "")).Lint());
        Assert.Equal([("missing-number", "C1", "", "")], Codes(SmallSets.Load(yaml.Replace("    number: \"1\"\n", "").Replace("number: \"2\"", "number: \"1\"")).Lint()));
    }

    [Theory]
    [InlineData("I", "II", true)]
    [InlineData("II", "III", true)]
    [InlineData("III", "IV", false)]
    public void What_is_asked_and_not_scored_may_be_the_first_group_of_the_print(string first, string second, bool agrees)
    {
        var set = SmallSets.Load(SmallSets.Header() + $$$"""
            information: [{code: T1, number: "1", title: {vi: A, en: A}}]
            groups:
            - {code: G, number: {{{first}}}, title: {vi: A, en: A}, max: 5, criteria: [{code: C1, number: "1", title: {vi: A, en: A}, max: 5, rule: {kind: ratio}}]}
            - {code: H, number: {{{second}}}, title: {vi: B, en: B}, max: 5, criteria: [{code: C2, number: "1", title: {vi: A, en: A}, max: 5, rule: {kind: ratio}}]}
            """);
        Assert.Equal(agrees, set.Lint().Count == 0);
    }

    [Fact]
    public void Numbers_may_run_on_or_start_again_under_the_next_heading()
    {
        static CriteriaSet Two(string first, string second) => SmallSets.Load(SmallSets.Header() + $$$"""
            groups:
            - {code: G, number: I, title: {vi: A, en: A}, max: 5, criteria: [{code: C1, number: "1", title: {vi: A, en: A}, max: 5, rule: {kind: ratio}}]}
            - {code: H, number: {{{first}}}, title: {vi: B, en: B}, max: 5, criteria: [{code: C2, number: "{{{second}}}", title: {vi: A, en: A}, max: 5, rule: {kind: ratio}}]}
            """);
        Assert.Empty(Two("II", "1").Lint());
        Assert.Empty(Two("II", "2").Lint());
        Assert.Equal([("missing-number", "C2", "3", "2")], Codes(Two("II", "3").Lint()));
        Assert.Equal([("duplicate-number", "H", "I", "G")], Codes(Two("I", "1").Lint()));
        Assert.Equal([("missing-number", "H", "III", "II")], Codes(Two("III", "1").Lint()));
    }

    [Fact]
    public void What_the_document_leaves_open() =>
        Assert.Equal(["undefined-policy"], Rule("{kind: ratio}", more: "notApplicable: special").Select(f => f.Code));

    [Theory]
    [InlineData("{kind: count, each: 1}", "null", true)]
    [InlineData("{kind: count, each: 1, cap: 3}", "null", false)]
    [InlineData("{kind: count, each: 1}", "3", false)]
    [InlineData("{kind: checklist, items: [{id: a, label: {vi: A, en: A}, points: 3}]}", "null", false)]
    public void A_penalty_without_an_end(string rule, string max, bool found)
    {
        var yaml = SmallSets.Yaml(SmallSets.Criterion("C1", "{kind: ratio}", "10")) + $$"""

            - code: P
              number: II
              title: {vi: Trừ, en: Penalty}
              max: null
              direction: penalty
              criteria: [{code: P1, number: "1", title: {vi: Trừ, en: Penalty}, max: {{max}}, printedMax: Theo số, rule: {{rule}}}]
            """.Replace("\n\n", "\n");
        Assert.Equal(found ? [("unbounded-penalty", "P1")] : [], SmallSets.Load(yaml).Lint().Select(f => (f.Code, f.Node)));
    }

    [Fact]
    public void The_sets_note_is_the_resolution_and_without_one_the_platform_says_what_it_does()
    {
        const string rule = "{kind: checklist, items: [{id: a, label: {vi: A, en: A}, points: 12}]}";
        Assert.Equal("Không quá điểm tối đa in", Assert.Single(Rule(rule)).Resolution.Vi);
        Assert.Equal("Lấy 10", Assert.Single(Rule(rule, more: "notes: [{vi: Lấy 10, en: Take 10}]")).Resolution.Vi);
        var specific = Rule(rule, more: "notApplicable: special\n    notes: [{vi: Chung, en: General}, {vi: Lấy 10, en: Take 10, finding: exceeds-max}]");
        Assert.Equal([("exceeds-max", "Take 10"), ("undefined-policy", "General")], specific.Select(f => (f.Code, f.Resolution.En)));
    }

    [Fact]
    public void Every_code_that_the_engine_can_find_has_its_words()
    {
        foreach (var code in LintCodes.All)
        {
            Assert.NotEmpty(Texts.Say($"lint.{code}", "a", "b", "c", "d", "e").Vi);
            Assert.NotEmpty(Texts.Say($"lint.{code}.resolution").En);
        }
    }
}
