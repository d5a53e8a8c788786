namespace EGovPlatform.Criteria.Tests;

/// <summary>What is wrong is named; the rest is scored.</summary>
public class HostileInputTests
{
    private static readonly CriteriaSet Set = SmallSets.WithCriteria(SmallSets.Criterion("C1", "{kind: ratio}"), SmallSets.Criterion("C2", "{kind: count, each: 1}"));

    [Theory]
    [InlineData("""{"values": {"C9": {"percent": 1}, "C2": {"count": 1}}}""", "C9", "", ProblemCodes.UnknownCriterion)]
    [InlineData("""{"values": {"c2": {"count": 1}, "C2": {"count": 1}}}""", "c2", "", ProblemCodes.UnknownCriterion)]
    [InlineData("""{"values": {"C1": {"percent": 1, "color": 2}, "C2": {"count": 1}}}""", "C1", "color", ProblemCodes.UnknownInput)]
    [InlineData("""{"values": {"C1": {"percent": 1, "percent": 2}, "C2": {"count": 1}}}""", "C1", "percent", ProblemCodes.DuplicateMember)]
    [InlineData("""{"values": {"C1": {"percent": 1}, "C1": {"percent": 2}, "C2": {"count": 1}}}""", "C1", "", ProblemCodes.DuplicateMember)]
    [InlineData("""{"values": {"C1": 5, "C2": {"count": 1}}}""", "C1", "", ProblemCodes.WrongType)]
    [InlineData("""{"values": {"C1": null, "C2": {"count": 1}}}""", "C1", "", ProblemCodes.WrongType)]
    [InlineData("""{"values": {"C1": {"percent": {"a": 1, "a": 2}}, "C2": {"count": 1}}}""", "C1", "percent", ProblemCodes.WrongType)]
    [InlineData("""{"values": {"C1": {"percent": 1, "notApplicable": "yes"}, "C2": {"count": 1}}}""", "C1", "notApplicable", ProblemCodes.WrongType)]
    [InlineData("""{"values": {"C1": {"percent": 1, "rejected": true}, "C2": {"count": 1}}}""", "C1", "rejected", ProblemCodes.WrongType)]
    [InlineData("""{"round": 1, "values": {"C2": {"count": 1}}}""", "", "round", ProblemCodes.UnknownMember)]
    [InlineData("""{"unit": {"name": "x"}, "values": {"C2": {"count": 1}}}""", "", "unit.name", ProblemCodes.UnknownMember)]
    [InlineData("""{"unit": [], "values": {"C2": {"count": 1}}}""", "", "unit", ProblemCodes.WrongType)]
    [InlineData("""{"cohort": {"C1": {"max": "x"}}, "values": {"C2": {"count": 1}}}""", "", "cohort.C1", ProblemCodes.WrongType)]
    [InlineData("""{"cohort": {"C9": {"max": 3}}, "values": {"C2": {"count": 1}}}""", "", "cohort.C9", ProblemCodes.UnknownCriterion)]
    public void One_problem_is_named_and_the_rest_is_scored(string json, string criterion, string input, string code)
    {
        var result = Set.Score(DeclarationInput.Parse(json));
        var problem = Assert.Single(result.Problems);
        Assert.Equal((criterion, input, code), (problem.Criterion, problem.Input, problem.Code));
        Assert.NotEmpty(problem.Expected.Vi);
        Assert.NotEmpty(problem.Expected.En);
        if (criterion.Length > 0) Assert.Contains(criterion, problem.Message.Vi);
        if (input.Length > 0) Assert.Contains(input, problem.Message.En);
        Assert.Equal((CriterionStatus.Scored, 1m), (result.Criteria[1].Status, result.Criteria[1].Points));
        Assert.Equal(0m, result.Criteria[0].Points);
        Assert.Contains(code, result.ToJson());
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("3")]
    [InlineData("{")]
    [InlineData("""{"values": {"C1": {"percent": NaN}}}""")]
    [InlineData("""{"values": {"C1": {"percent": 01}}}""")]
    [InlineData("""{"values": {"C1": {"percent": 1,}}}""")]
    [InlineData("""{"values": {"C1": {"evidence": ["\ud800"]}}}""")]
    [InlineData("""{"values": {"\udc00": {}}}""")]
    public void What_is_no_declaration_at_all_is_refused(string json) => Assert.Throws<DeclarationFormatException>(() => DeclarationInput.Parse(json));

    [Fact]
    public void Deep_and_long_input_is_refused()
    {
        Assert.Throws<DeclarationFormatException>(() => DeclarationInput.Parse($$$$"""{"values": {"C1": {"percent": {{{{new string('[', 50)}}}}{{{{new string(']', 50)}}}}}}}"""));
        Assert.Throws<DeclarationFormatException>(() => DeclarationInput.Parse(new string(' ', DeclarationInput.MaximumLength) + "{}"));
    }

    [Fact]
    public void Numbers_of_any_length_cost_nothing_and_are_out_of_bounds()
    {
        var json = $$$$"""{"values": {"C1": {"percent": {{{{new string('9', 100_000)}}}}}, "C2": {"count": 1e999999999999}}}""";
        var problems = Set.Score(DeclarationInput.Parse(json)).Problems;
        Assert.Equal([ProblemCodes.OutOfBounds, ProblemCodes.OutOfBounds], problems.Select(p => p.Code));
    }

    [Fact]
    public void A_number_as_long_as_a_declaration_may_be_costs_memory_in_proportion_only()
    {
        const string head = """{"values": {"C1": {"percent": """;
        var json = head + new string('9', DeclarationInput.MaximumLength - head.Length - 3) + "}}}";
        ScoreResult? result = null;
        var allocated = Allocated(() => result = Set.Score(DeclarationInput.Parse(json)));
        Assert.Equal(ProblemCodes.OutOfBounds, Assert.Single(result!.Problems).Code);
        Assert.InRange(allocated, 0, 24L * DeclarationInput.MaximumLength);
        Assert.Throws<DeclarationFormatException>(() => DeclarationInput.Parse(json + " "));
    }

    [Theory]
    [InlineData("Infinity")]
    [InlineData("-Infinity")]
    [InlineData("1e999999999999999999999")]
    [InlineData("-0.1")]
    public void What_is_no_figure_is_refused_or_is_a_problem(string number)
    {
        var json = $$$$"""{"values": {"C1": {"percent": {{{{number}}}}}, "C2": {"count": 1}}}""";
        if (number.Contains("Inf", StringComparison.Ordinal)) Assert.Throws<DeclarationFormatException>(() => DeclarationInput.Parse(json));
        else Assert.Equal((CriterionStatus.Invalid, 1m), (Set.Score(DeclarationInput.Parse(json)).Criteria[0].Status, Set.Score(DeclarationInput.Parse(json)).Total));
    }

    [Theory]
    [InlineData(".nan")]
    [InlineData(".inf")]
    [InlineData("NaN")]
    [InlineData("1e400")]
    [InlineData("0x10")]
    [InlineData("1_000")]
    [InlineData("99999999999999999999999999999999")]
    public void What_is_no_number_in_a_file_is_refused(string number) =>
        Assert.Contains(number[..3], Assert.Throws<CriteriaSetException>(() => SmallSets.WithRule($"{{kind: count, each: {number}}}")).Message);

    /// <summary>A gigabyte of digits is read no further than the largest file that is allowed.</summary>
    [Fact]
    public void A_file_without_end_is_not_read_to_its_end()
    {
        using var stream = new Digits(1L << 30);
        var allocated = Allocated(() => Assert.Contains("larger", Assert.Throws<CriteriaSetException>(() => CriteriaSet.Load(stream)).Message));
        Assert.InRange(stream.Position, 1, (1 << 20) + 1);
        Assert.InRange(allocated, 0, 8 << 20);
    }

    [Theory]
    [InlineData("a: ", "9")]
    [InlineData("", "{a: ")]
    [InlineData("", "[")]
    [InlineData("", "- ")]
    [InlineData("", "? ")]
    [InlineData("a: '", "x")]
    [InlineData("a: &a ", "x")]
    [InlineData("", "!")]
    [InlineData("", "%")]
    [InlineData("", "\n")]
    public void A_file_of_one_thing_over_and_over_costs_memory_in_proportion_only(string head, string repeated)
    {
        var text = head + string.Concat(Enumerable.Repeat(repeated, 200_000 / repeated.Length));
        var bytes = System.Text.Encoding.UTF8.GetBytes(text);
        Assert.InRange(Allocated(() => Assert.Throws<CriteriaSetException>(() => CriteriaSet.Load(new MemoryStream(bytes)))), 0, 64 << 20);
    }

    /// <summary>Ten lists of ten of the one before would be ten thousand million entries; the first name already is refused.</summary>
    [Fact]
    public void A_bomb_of_aliases_is_refused_before_it_goes_off()
    {
        var bomb = "a0: &a0 [x]\n" + string.Concat(Enumerable.Range(1, 10).Select(i => $"a{i}: &a{i} [{string.Join(", ", Enumerable.Repeat($"*a{i - 1}", 10))}]\n"));
        var allocated = Allocated(() => Assert.Contains("anchors", Assert.Throws<CriteriaSetException>(() => SmallSets.Load(bomb)).Message));
        Assert.InRange(allocated, 0, 8 << 20);
    }

    [Fact]
    public void A_formula_has_a_bounded_cost_and_knows_nothing_but_its_inputs()
    {
        // As long as a formula may be, each product longer than the one before.
        var powers = string.Join('*', Enumerable.Repeat("a", 240));
        var set = SmallSets.WithRule($"{{kind: formula, inputs: [{{name: a, label: {{vi: A, en: A}}}}], points: \"({powers})/({powers})\"}}");
        CriterionResult? result = null;
        var allocated = Allocated(() => result = set.Only("""{"a": 999999999999}"""));
        Assert.Equal((CriterionStatus.Scored, 1m), (result!.Status, result.Points));
        Assert.InRange(allocated, 0, 64 << 20);
        Assert.Contains("1,000", Assert.Throws<CriteriaSetException>(() => SmallSets.WithRule($"{{kind: formula, inputs: [{{name: a, label: {{vi: A, en: A}}}}], points: {new string('a', 1_001)}}}")).Message);
        foreach (var code in new[] { "System(1)", "a.b", "a; a", "exec(a)", "a = \\\"x\\\"", "new(a)" })
            Assert.Throws<CriteriaSetException>(() => SmallSets.WithRule($"{{kind: formula, inputs: [{{name: a, label: {{vi: A, en: A}}}}], points: \"{code}\"}}"));
    }

    [Theory]
    [InlineData("1 / (a - a)")]
    [InlineData("if(a > 0, 1, 1 / 0) / 0")]
    [InlineData("1 / min(0, a)")]
    public void A_formula_that_divides_by_zero_is_a_problem_of_its_criterion(string expression)
    {
        var set = SmallSets.WithCriteria(SmallSets.Criterion("C1", $"{{kind: formula, inputs: [{{name: a, label: {{vi: A, en: A}}}}], points: \"{expression}\"}}"), SmallSets.Criterion("C2", "{kind: count, each: 1}"));
        var result = set.Score("""{"C1": {"a": 3}, "C2": {"count": 1}}""");
        Assert.Equal(("C1", ProblemCodes.ZeroDenominator), (Assert.Single(result.Problems).Criterion, result.Problems[0].Code));
        Assert.Equal(1m, result.Total);
    }

    [Fact]
    public void A_plan_gives_up_proving_before_it_costs_more_than_it_may()
    {
        // Efforts that never add up to the same make every choice one of its own.
        var set = SmallSets.Load(SmallSets.Header("10000") + "groups:\n- code: G\n  number: I\n  title: {vi: N, en: G}\n  max: null\n  criteria:\n"
            + string.Concat(Enumerable.Range(0, 40).Select(i => SmallSets.Criterion($"C{i}", "{kind: ratio}", "2", $"effort: {NumberText.Invariant(1 + i * i * i * 0.000217m)}"))));
        var plan = ImprovementPlan.For(set, DeclarationInput.Empty, new TotalTarget(39));
        Assert.Equal((true, 20), (plan.Reachable, plan.Steps.Count));
        Assert.False(plan.Proven);
    }

    /// <summary>Bytes that the work allocates, on this thread.</summary>
    private static long Allocated(Action work)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        work();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    /// <summary>A stream of nines.</summary>
    private sealed class Digits(long length) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => length;

        public override long Position { get; set; }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var read = (int)Math.Min(count, length - Position);
            buffer.AsSpan(offset, read).Fill((byte)'9');
            Position += read;
            return read;
        }

        public override void Flush() => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }

    [Fact]
    public void Too_many_entries_are_a_problem_of_the_criterion()
    {
        var evidence = string.Join(',', Enumerable.Repeat("\"x\"", DeclaredValue.MaximumEntries + 1));
        Assert.Equal(ProblemCodes.OutOfBounds, Assert.Single(Set.Score($$$"""{"C1": {"percent": 1, "evidence": [{{{evidence}}}]}}""").Problems).Code);
        var inputs = string.Join(',', Enumerable.Range(0, DeclaredValue.MaximumEntries + 1).Select(i => $"\"x{i}\": 1"));
        Assert.Contains(Set.Score($$$"""{"C1": { {{{inputs}}} }}""").Problems, p => p is { Criterion: "C1", Code: ProblemCodes.OutOfBounds });
    }

    [Fact]
    public void Every_problem_code_has_its_words()
    {
        foreach (var code in ProblemCodes.All)
        {
            var problem = InputProblem.At("C1", "x", code, new("cần", "expected"));
            Assert.Contains("cần", problem.Message.Vi);
            Assert.Contains("expected", problem.Message.En);
        }
    }
}
