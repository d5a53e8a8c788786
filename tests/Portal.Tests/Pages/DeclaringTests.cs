using System.Globalization;
using EGovPlatform.Portal.Tests.Gateway;
using Microsoft.Playwright;

namespace EGovPlatform.Portal.Tests.Pages;

/// <summary>An officer declares criteria and submits. Each test has a draft of its own.</summary>
[Collection(nameof(Browsing))]
public sealed class DeclaringTests(Browsing browsing)
{
    [Fact]
    public async Task With_script_the_form_saves_itself_and_shows_the_score_change()
    {
        await using var visit = await Officer("MAU-094");
        // A share: two numbers; UD.1.2 gives 2 points at 100 %, 1 from 95 %.
        await visit.Open(Criterion("MAU-094", "UD.1.2"));
        var before = Total("MAU-094");

        await visit.Page.FillAsync("[name='in.numerator']", "650");
        await Assertions.Expect(visit.Page.Locator("saving-state")).ToContainTextAsync("Chưa lưu: còn thiếu");
        Assert.Equal("", await visit.Page.Locator(".field .error").First.InnerTextAsync());
        await visit.Page.FillAsync("[name='in.denominator']", "652");
        await visit.Page.FillAsync("#field-evidence", "Báo cáo 12/BC-UBND");
        await Assertions.Expect(visit.Page.Locator("saving-state")).ToContainTextAsync("Đã lưu lúc");
        await Assertions.Expect(visit.Page.Locator("#preview .change")).ToContainTextAsync(Figures.Points(Total("MAU-094")));

        Assert.True(Total("MAU-094") > before);
        var shown = await visit.Page.Locator("#preview").InnerTextAsync();
        Assert.Contains(Figures.Points(before), shown);
        Assert.Contains(Figures.Change(Total("MAU-094") - before), shown);
        Assert.Contains("1,00 / 2", shown);
        await visit.Picture("saved-while-typing");

        // The button saves the same once more, without a quarrel about who saw what.
        await visit.Page.ClickAsync("text=Lưu >> nth=0");
        await Assertions.Expect(visit.Page.Locator("#preview .change")).ToContainTextAsync(Figures.Points(before));
        Assert.Equal("650", await visit.Page.InputValueAsync("[name='in.numerator']"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_error_stands_at_its_field_and_nothing_else_changes(bool script)
    {
        await using var visit = await Officer("MAU-093", script);
        await visit.Open(Criterion("MAU-093", "UD.1.2"));
        var values = Values("MAU-093");
        await visit.Page.FillAsync("[name='in.numerator']", "700");
        await visit.Page.FillAsync("[name='in.denominator']", "652");
        if (script)
            await Assertions.Expect(visit.Page.Locator("saving-state")).ToContainTextAsync("Chưa lưu: xem lỗi tại ô");
        else
            await visit.Page.ClickAsync("form#declare button");

        var errors = visit.Page.Locator("form#declare .error:not(:empty)");
        Assert.True(await errors.CountAsync() > 0);
        Assert.Contains("Tỷ lệ vượt quá 100%: cần một số không lớn hơn 652", string.Join(' ', await errors.AllInnerTextsAsync()));
        Assert.True(await visit.Page.Locator("[aria-invalid=true]").CountAsync() > 0);
        Assert.Equal("700", await visit.Page.InputValueAsync("[name='in.numerator']"));
        Assert.Equal(values, Values("MAU-093"));
        await visit.Picture($"error-{(script ? "script" : "plain")}");
    }

    [Fact]
    public async Task A_number_written_another_way_is_asked_for_again()
    {
        await using var visit = await Officer("MAU-093", script: false);
        await visit.Open(Criterion("MAU-093", "UD.1.2"));
        await visit.Page.FillAsync("[name='in.numerator']", "99.7");
        await visit.Page.FillAsync("[name='in.denominator']", "hai trăm");
        await visit.Page.ClickAsync("form#declare button");

        Assert.Equal(2, await visit.Page.Locator("form#declare .error:not(:empty)", new() { HasText = "1.234,5" }).CountAsync());
        // The summary leads to the field.
        await visit.Page.ClickAsync("#problems a >> nth=0");
        Assert.EndsWith("#field-numerator", visit.Page.Url);
    }

    [Fact]
    public async Task Without_script_a_plain_form_saves_and_says_what_changed()
    {
        await using var visit = await Officer("MAU-092", script: false);
        await visit.Open(Criterion("MAU-092", "NL.1"));
        var before = Total("MAU-092");
        var options = visit.Page.Locator(".option");
        Assert.Equal(["1 điểm", "0,5 điểm", "0 điểm"], await options.Locator(".worth").AllInnerTextsAsync());
        await options.First.Locator("input").CheckAsync();
        await visit.Page.FillAsync("#field-evidence", "Quyết định 45/QĐ-UBND");
        await visit.Page.ClickAsync("form#declare button");

        Assert.Contains("Đã lưu.", await visit.Page.Locator("saving-state").InnerTextAsync());
        var shown = await visit.Page.Locator("#preview .change").InnerTextAsync();
        Assert.Contains(Figures.Points(before), shown);
        Assert.Contains(Figures.Points(Total("MAU-092")), shown);
        Assert.Equal(before + 1, Total("MAU-092"));

        // A figure that another page puts into the address is not shown as one of ours.
        await visit.Open(Criterion("MAU-092", "NL.1") + "?saved=99.99");
        Assert.DoesNotContain("99,99", await visit.Page.Locator("main").InnerTextAsync());

        await visit.Page.ClickAsync("text=Rút lại phần kê khai");
        Assert.Equal(before, Total("MAU-092"));
    }

    [Fact]
    public async Task A_count_says_what_one_more_would_give()
    {
        await using var visit = await Officer("MAU-092", script: false);
        await visit.Open(Criterion("MAU-092", "NT.1"));
        await visit.Page.FillAsync("input.figure >> nth=0", "1");
        await visit.Page.FillAsync("#field-evidence", "Biên bản 3/BB");
        await visit.Page.ClickAsync("form#declare button");
        var with = Total("MAU-092");
        var gain = visit.Page.Locator("#preview", new() { HasText = "Thêm một nữa" });
        Assert.True(await gain.IsVisibleAsync());
        var promised = await gain.InnerTextAsync();

        await visit.Page.FillAsync("input.figure >> nth=0", "2");
        await visit.Page.ClickAsync("form#declare button");
        Assert.Contains(Figures.Change(Total("MAU-092") - with), promised);
    }

    [Fact]
    public async Task What_another_officer_changed_meanwhile_is_not_overwritten_unasked()
    {
        await using var visit = await Officer("MAU-091", script: false);
        await visit.Open(Criterion("MAU-091", "NL.1"));
        var held = browsing.Gateway.World.Declaration(DemonstrationWorld.Round, "MAU-091")!;
        held.Put(browsing.Gateway.World.Set, "NL.1", new() { ["option"] = NlOptions()[1], ["evidence"] = new System.Text.Json.Nodes.JsonArray("QĐ 1") }, "unit-officer:other", browsing.Gateway.World.Tick());
        // A change elsewhere in the declaration is no conflict.
        held.Put(browsing.Gateway.World.Set, "NT.1", new() { ["count"] = 1 }, "unit-officer:other", browsing.Gateway.World.Tick());

        await visit.Page.Locator(".option input").First.CheckAsync();
        await visit.Page.ClickAsync("form#declare button");
        Assert.Contains("unit-officer:other đã sửa chỉ số này", await visit.Page.Locator("#problems").InnerTextAsync());
        Assert.Equal(NlOptions()[1], (string)held.Values["NL.1"]!["option"]!);

        // Saving again is knowing what one overwrites.
        await visit.Page.ClickAsync("form#declare button");
        Assert.Equal(NlOptions()[0], (string)held.Values["NL.1"]!["option"]!);
    }

    [Fact]
    public async Task An_evidence_file_is_stored_and_a_file_of_another_kind_refused()
    {
        await using var visit = await Officer("MAU-091");
        await visit.Open(Criterion("MAU-091", "TC.1"));
        await visit.Page.SetInputFilesAsync("#file", new FilePayload { Name = "ảnh.bmp", MimeType = "image/bmp", Buffer = "BM…"u8.ToArray() });
        await visit.Page.ClickAsync("form[enctype] button");
        Assert.Contains("Cần tệp PDF", await visit.Page.Locator("#error-file").InnerTextAsync());

        await visit.Page.SetInputFilesAsync("#file", new FilePayload { Name = "kế hoạch.pdf", MimeType = "application/pdf", Buffer = "%PDF-1.7 …"u8.ToArray() });
        await visit.Page.ClickAsync("form[enctype] button");
        var link = visit.Page.Locator("a", new() { HasText = "Tệp đính kèm" });
        await Assertions.Expect(link).ToBeVisibleAsync();
        var download = await visit.Page.RunAndWaitForDownloadAsync(() => link.ClickAsync());
        Assert.Equal("kế hoạch.pdf", download.SuggestedFilename);
    }

    [Fact]
    public async Task Submission_is_confirmed_and_freezes()
    {
        await using var visit = await Officer("MAU-090");
        await visit.Open($"/rounds/{DemonstrationWorld.Round}/units/MAU-090/declare");
        await visit.Page.ClickAsync("text=Xem lại và nộp");
        Assert.Contains("chưa kê khai", await visit.Page.Locator("main").InnerTextAsync());
        await visit.Page.ClickAsync("text=Nộp và giữ nguyên");
        Assert.Contains("đã nộp bản kê khai", await visit.Page.Locator("h1").InnerTextAsync());
        Assert.Contains(browsing.Gateway.World.Declaration(DemonstrationWorld.Round, "MAU-090")!.Hash, await visit.Page.Locator("dl.facts").InnerTextAsync());
        await visit.Picture("submitted");

        await visit.Open(Criterion("MAU-090", "NL.1"));
        Assert.True(await visit.Page.Locator(".option input").First.IsDisabledAsync());
        Assert.Equal(0, await visit.Page.Locator("form#declare button").CountAsync());
    }

    [Fact]
    public async Task A_lost_connection_is_said_in_words_and_what_was_typed_stays()
    {
        await using var visit = await Officer("MAU-093");
        await visit.Open(Criterion("MAU-093", "DV.2"));
        browsing.Gateway.Away = true;
        try
        {
            await visit.Page.FillAsync("[name='in.a']", "40");
            await Assertions.Expect(visit.Page.Locator("saving-state")).ToContainTextAsync("Chưa lưu được vì mất kết nối");
            Assert.Equal("40", await visit.Page.InputValueAsync("[name='in.a']"));
        }
        finally
        {
            browsing.Gateway.Away = false;
        }
    }

    private string[] NlOptions() => [.. browsing.Gateway.World.Set.Find("NL.1")!.Rule.Inputs[0].Options.Select(option => option.Id)];

    private decimal Total(string unit) => browsing.Gateway.World.Declaration(DemonstrationWorld.Round, unit)!.Score(browsing.Gateway.World.Set).Total;

    private string Values(string unit) => browsing.Gateway.World.Declaration(DemonstrationWorld.Round, unit)!.Values.ToJsonString();

    private static string Criterion(string unit, string code) =>
        string.Create(CultureInfo.InvariantCulture, $"/rounds/{DemonstrationWorld.Round}/units/{unit}/declare/{code}");

    private async Task<Visit> Officer(string unit, bool script = true)
    {
        var visit = await browsing.Visit(script);
        await visit.SignInAs("unit-officer", unit);
        return visit;
    }
}
