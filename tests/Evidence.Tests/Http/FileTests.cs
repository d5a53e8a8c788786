using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace EGovPlatform.Evidence.Tests.Http;

[Collection(nameof(EvidenceCollection))]
public class FileTests
{
    private readonly EvidenceFixture fixture;

    public FileTests(EvidenceFixture fixture)
    {
        this.fixture = fixture;
        fixture.Host.Time.Set(EvidenceFixture.June);
        fixture.Scoring.Away = false;
    }

    [Fact]
    public async Task A_file_is_kept_by_its_hash_and_stands_as_evidence()
    {
        var declaration = await fixture.Enrol();

        var response = await declaration.Upload(SampleFiles.Pdf, "Quyết định 12.pdf");

        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        var hash = Convert.ToHexStringLower(SHA256.HashData(SampleFiles.Pdf));
        var answer = await response.Json();
        Assert.Equal((hash, $"sha256:{hash}"), ((string?)answer["sha256"], (string?)answer["ref"]));
        Assert.Equal(HttpStatusCode.Created, (await declaration.Upload(SampleFiles.Pdf)).StatusCode);
        (await declaration.Put("NT.3", $$"""{"count": 3, "evidence": ["sha256:{{hash}}"]}""")).EnsureSuccessStatusCode();

        var file = await declaration.Appraiser.GetAsync($"{declaration.Path}/files/{hash}");
        Assert.Equal(SampleFiles.Pdf, await file.Content.ReadAsByteArrayAsync());
        Assert.Equal("application/pdf", file.Content.Headers.ContentType?.MediaType);
        Assert.Equal("attachment", file.Content.Headers.ContentDisposition?.DispositionType);
        Assert.Equal("Quyết định 12.pdf", file.Content.Headers.ContentDisposition?.FileNameStar);
        Assert.Equal("nosniff", Assert.Single(file.Headers.GetValues("X-Content-Type-Options")));
        Assert.Contains("sandbox", Assert.Single(file.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_with_one_file_will_do()
    {
        var declaration = await fixture.Enrol();
        using var form = new MultipartFormDataContent { { new ByteArrayContent(SampleFiles.Png), "file", "ảnh.png" } };

        Assert.Equal("image/png", (string?)(await (await declaration.Officer.PostAsync($"{declaration.Path}/files", form)).Json())["mediaType"]);
        using var two = new MultipartFormDataContent { { new ByteArrayContent(SampleFiles.Png), "file", "1.png" }, { new ByteArrayContent(SampleFiles.Jpeg), "file", "2.jpg" } };
        await (await declaration.Officer.PostAsync($"{declaration.Path}/files", two)).Problem(422, "invalid-value");
    }

    [Fact]
    public async Task A_file_of_the_wrong_type_or_size_is_refused_whatever_its_name()
    {
        var declaration = await fixture.Enrol();

        var problem = await (await declaration.Upload("<html><script>alert(1)</script>"u8.ToArray(), "báo cáo.pdf")).Problem(415, "unsupported-media-type");
        Assert.Contains("application/pdf", (string)problem["detail"]!, StringComparison.Ordinal);
        await (await declaration.Upload([])).Problem(415, "unsupported-media-type");

        var limit = 10 * 1024 * 1024;
        Assert.Equal(HttpStatusCode.Created, (await declaration.Upload(PdfOf(limit))).StatusCode);
        await (await declaration.Upload(PdfOf(limit + 1))).Problem(413, "too-large");
        await (await declaration.Upload(PdfOf(limit + 200_000))).Problem(413, "too-large");
        Assert.Equal(1, await fixture.Scalar<long>("SELECT count(*) FROM files WHERE unit = @Unit", new { declaration.Unit }));
    }

    [Fact]
    public async Task A_file_is_found_in_its_own_declaration_only()
    {
        var (mine, other) = (await fixture.Enrol(), await fixture.Enrol());
        var hash = (string)(await (await mine.Upload(SampleFiles.Jpeg)).Json())["sha256"]!;

        Assert.Equal(HttpStatusCode.OK, (await mine.Officer.GetAsync($"{mine.Path}/files/{hash}")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await other.Officer.GetAsync($"{mine.Path}/files/{hash}")).StatusCode);
        await (await other.Officer.GetAsync($"{other.Path}/files/{hash}")).Problem(404, "file-not-found");
        await (await other.Put("NT.3", $$"""{"count": 1, "evidence": ["sha256:{{hash}}"]}""")).Problem(422, "invalid-value");
        Assert.Equal(HttpStatusCode.Unauthorized, (await fixture.Host.Anonymous.GetAsync($"{mine.Path}/files/{hash}")).StatusCode);
    }

    [Fact]
    public async Task Bytes_that_are_no_longer_what_was_uploaded_are_not_handed_out()
    {
        var declaration = await fixture.Enrol();
        var content = Encoding.ASCII.GetBytes($"%PDF-1.4\n{declaration.Unit}\n%%EOF");
        var hash = (string)(await (await declaration.Upload(content)).Json())["sha256"]!;
        await fixture.Scalar<int>("UPDATE file_contents SET content = set_byte(content, 9, 0) WHERE sha256 = @hash", new { hash });

        await (await declaration.Officer.GetAsync($"{declaration.Path}/files/{hash}")).Problem(500, "file-damaged");
    }

    private static byte[] PdfOf(int length)
    {
        var content = new byte[length];
        "%PDF-1.4\n"u8.CopyTo(content);
        "%%EOF\n"u8.CopyTo(content.AsSpan(length - 6));
        return content;
    }
}
