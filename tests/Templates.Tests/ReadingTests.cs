using EGovPlatform.Criteria;

namespace EGovPlatform.Templates.Tests;

/// <summary>What is read from a form that somebody has worked on.</summary>
public class ReadingTests
{
    private static readonly CriteriaSet Set = CriteriaSets.Get("dn-2386-2025-commune");

    private static DeclarationInput Filled(CriteriaSet set, int seed) => new RandomDeclarations(set, seed).Next();

    [Fact]
    public void An_empty_form_declares_nothing()
    {
        foreach (var set in CriteriaSets.All.Append(EveryKindSet.Set))
        {
            var reading = new RebuiltForm(set).Read();
            Assert.Equal("""{"values":{}}""", reading.Input.ToJson());
            Assert.Empty(reading.Input.Problems);
        }
    }

    [Fact]
    public void A_form_is_read_whatever_became_of_its_rows_columns_and_sheets()
    {
        foreach (var set in CriteriaSets.All.Append(EveryKindSet.Set))
        {
            var input = Filled(set, 7);
            var form = new RebuiltForm(set, input);
            // Sheets renamed, every third row followed by an empty one, the value column and those behind it moved to the right, rows in reverse.
            form.Move((sheet, row, column) => ("Bảng " + sheet, 4000 - row - row / 3, column >= 6 ? column + 5 : column));
            var reading = form.Read();
            Assert.Empty(reading.Input.Problems);
            // Reading follows the rows: only the order of applications within a criterion can differ.
            Assert.Equal(Ordered(input).ToJson(), Ordered(reading.Input).ToJson());
        }
    }

    private static DeclarationInput Ordered(DeclarationInput input) =>
        input.Values.Aggregate(input, (all, v) => all.With(v.Key, v.Value with { Applications = v.Value.Applications.Order(StringComparer.Ordinal).ToList() }));

    [Theory]
    [InlineData("<c t=\"e\"><v>#DIV/0!</v></c>", "#DIV/0!")]
    [InlineData("<c ><f>SUM(A1:A9)</f></c>", "công thức chưa được tính")]
    [InlineData("<c s=\"1\"><v>46000</v></c>", "ngày tháng")]
    [InlineData("<c s=\"3\"><v>46000</v></c>", "ngày tháng")]
    [InlineData("<c t=\"d\"><v>2026-01-05</v></c>", "ngày tháng")]
    [InlineData("<c s=\"2\"><v>0.95</v></c>", "nhập 95 dạng số thường")]
    [InlineData("<c t=\"b\"><v>1</v></c>", "“TRUE” không phải là số")]
    [InlineData("<c t=\"inlineStr\"><is><t>ba cuộc</t></is></c>", "“ba cuộc” không phải là số")]
    [InlineData("<c t=\"inlineStr\"><is><t>1.234</t></is></c>", "1,234 hoặc 1234")]
    [InlineData("<c t=\"inlineStr\"><is><t>1,234</t></is></c>", "1,234 hoặc 1234")]
    [InlineData("<c ><v>1e300</v></c>", "không phải là số")]
    [InlineData("<c ><v>NaN</v></c>", "không phải là số")]
    public void A_cell_that_cannot_be_read_is_named_and_its_criterion_counts_nothing(string cell, string words)
    {
        var form = new RebuiltForm(Set, Filled(Set, 3));
        var address = form.Put("NT.3", "count", cell);
        var reading = form.Read();
        var problem = Assert.Single(reading.Input.Problems);
        Assert.StartsWith($"Trang tính {address.Sheet}, ô {address.Reference}: ", problem.Message.Vi);
        Assert.Contains(words, problem.Message.Vi);
        var result = Set.Score(reading.Input);
        Assert.Equal(CriterionStatus.Invalid, result.Criteria.Single(c => c.Code == "NT.3").Status);
        Assert.Single(result.Problems, p => p.Criterion == "NT.3");
    }

    [Theory]
    [InlineData("NT.3", "count", "<c ><v>2.5</v></c>", "số nguyên")]
    [InlineData("NT.3", "count", "<c ><v>-1</v></c>", "số nguyên")]
    [InlineData("UD.1.2", "denominator", "<c ><v>0</v></c>", "lớn hơn 0")]
    public void What_the_library_refuses_is_said_with_its_cell(string criterion, string input, string cell, string words)
    {
        var form = new RebuiltForm(Set);
        form.Put("UD.1.2", "numerator", RebuiltForm.Number("5"));
        form.Put("UD.1.2", "denominator", RebuiltForm.Number("9"));
        var address = form.Put(criterion, input, cell);
        var reading = form.Read();
        Assert.Empty(reading.Input.Problems);
        var problem = Assert.Single(Set.Score(reading.Input).Problems);
        Assert.StartsWith($"Trang tính {address.Sheet}, ô {address.Reference}: ", reading.Message(problem).Vi);
        Assert.StartsWith($"Sheet {address.Sheet}, cell {address.Reference}: ", reading.Message(problem).En);
        Assert.Contains(words, reading.Message(problem).Vi);
    }

    [Fact]
    public void A_missing_figure_is_said_with_the_cell_where_it_belongs()
    {
        var form = new RebuiltForm(Set);
        form.Put("UD.1.2", "numerator", RebuiltForm.Number("5"));
        var reading = form.Read();
        var problem = Assert.Single(Set.Score(reading.Input).Problems);
        var address = form.Where("UD.1.2", "denominator");
        Assert.StartsWith($"Trang tính {address.Sheet}, ô {address.Reference}: ", reading.Message(problem).Vi);
    }

    [Theory]
    [InlineData("1.234,5", "1234.5")]
    [InlineData("12,5", "12.5")]
    [InlineData(" 1 234 ", "1234")]
    public void A_number_written_as_text_is_understood_and_said(string text, string number)
    {
        var form = new RebuiltForm(Set);
        var address = form.Put("TC.5", "issued", RebuiltForm.Text(text));
        var reading = form.Read();
        Assert.Empty(reading.Input.Problems);
        Assert.Equal(number, reading.Input.Values["TC.5"].Inputs["issued"].Json);
        Assert.StartsWith($"Trang tính {address.Sheet}, ô {address.Reference}: ", Assert.Single(reading.Remarks).Vi);
    }

    [Fact]
    public void A_formulas_value_counts_and_fifteen_digits_are_what_was_typed()
    {
        var form = new RebuiltForm(Set);
        form.Put("UD.1.2", "percent", "<c ><f>90+5.1</f><v>95.099999999999994</v></c>");
        Assert.Equal(95.1m, form.Read().Input.Values["UD.1.2"].Inputs["percent"].Number);
    }

    [Fact]
    public void Choices_are_understood_in_both_languages_and_others_refused()
    {
        var set = EveryKindSet.Set;
        foreach (var text in new[] { "Có \"đủ\" * (15 điểm)", "  CÓ \"ĐỦ\"  * (15 điểm)", "All \"of\" it * (15 points)", "all" })
        {
            var form = new RebuiltForm(set);
            form.Put("B.2", "option", RebuiltForm.Text(text));
            Assert.Equal("all", form.Read().Input.Values["B.2"].Inputs["option"].Text);
        }
        var wrong = new RebuiltForm(set);
        var address = wrong.Put("B.2", "option", RebuiltForm.Text("có lẽ"));
        wrong.Put("B.1", "p", RebuiltForm.Text("yes"));
        wrong.Put("B.1", "q", RebuiltForm.Text("không"));
        var flag = wrong.Put("B.1", "r", RebuiltForm.Text("x"));
        var reading = wrong.Read();
        Assert.Equal([(ProblemCodes.UnknownOption, "B.1"), (ProblemCodes.UnknownOption, "B.2")], reading.Input.Problems.Select(p => (p.Code, p.Criterion)));
        Assert.Contains($"{flag.Reference}: “x”", reading.Input.Problems[0].Message.Vi);
        Assert.Contains($"{address.Reference}: “có lẽ”", reading.Input.Problems[1].Message.Vi);
        Assert.Equal((true, false), (reading.Input.Values["B.1"].Inputs["p"].Flag, reading.Input.Values["B.1"].Inputs["q"].Flag));
    }

    [Fact]
    public void A_form_of_another_set_or_version_is_refused_with_both_named()
    {
        var other = new RebuiltForm(EveryKindSet.Set);
        var reason = Assert.Throws<FormFormatException>(() => DeclarationForm.Read(Set, other.ToStream())).Reason.Vi;
        Assert.Contains("every-kind, phiên bản 3", reason);
        Assert.Contains("dn-2386-2025-commune, phiên bản 1", reason);
        var bare = new RebuiltForm(Set);
        bare.Drop((_, row, column) => row == 1 && column == 1);
        Assert.Contains("không tìm thấy dấu", Assert.Throws<FormFormatException>(bare.Read).Reason.Vi);
    }

    [Fact]
    public void Lost_rows_and_columns_are_named()
    {
        var form = new RebuiltForm(Set, Filled(Set, 5));
        var evidence = form.Where("HT.1", "percent", Markers.Evidence);
        var rows = form.Cells.Where(c => c.Text.StartsWith(Markers.Row("NT.3", ""), StringComparison.Ordinal)).Select(c => c.Row).ToHashSet();
        form.Drop((sheet, row, column) => sheet == "NT" && rows.Contains(row));
        form.Drop((sheet, row, column) => sheet == evidence.Sheet && row == 1 && column == evidence.Reference[0] - 'A' + 1);
        var problems = form.Read().Input.Problems;
        Assert.Equal(2, problems.Count);
        Assert.Contains(problems, p => p.Message.Vi.Contains("Tài liệu kiểm chứng") && p.Message.Vi.Contains("Trang tính HT"));
        Assert.Contains(problems, p => p.Criterion == "NT.3");
    }

    [Fact]
    public void A_row_that_was_copied_is_said()
    {
        var form = new RebuiltForm(Set);
        var first = form.Put("NT.3", "count", RebuiltForm.Number("2"));
        var second = form.Put("NT.4", "value", RebuiltForm.Number("3"));
        form.Replace(Markers.Row("NT.4", "value"), Markers.Row("NT.3", "count"));
        var problem = Assert.Single(form.Read().Input.Problems);
        Assert.Equal("NT.3", problem.Criterion);
        Assert.StartsWith($"Trang tính NT, ô {second.Reference}: ", problem.Message.Vi);
        Assert.Contains($"ô {first.Reference}", problem.Message.Vi);
    }
}
