namespace EGovPlatform.Criteria.Tests;

/// <summary>Publishing freezes a set by its content.</summary>
public class PublicationTests
{
    private static readonly string Yaml = SmallSets.Yaml(SmallSets.Criterion("C1", "{kind: ratio}", "10")).Replace("status: draft", "status: published");
    private static readonly CriteriaSet Set = SmallSets.Load(Yaml);
    private static readonly PublicationRegister Empty = PublicationRegister.Parse("");

    [Fact]
    public void A_published_version_keeps_its_content_and_may_change_its_layout()
    {
        var register = PublicationRegister.Parse(Empty.With(Set).ToText());
        Assert.Equal(Set.ContentHash, register.HashOf("test-set", 1));
        Assert.False(register.Contradicts(SmallSets.Load("# a comment\n" + Yaml)));
        var changed = SmallSets.Load(Yaml.Replace("Tiêu chí C1", "Tiêu chí C1 mới"));
        Assert.True(register.Contradicts(changed));
        Assert.Contains("new version", Assert.Single(Publication.Obstacles(changed, register)).En);
        Assert.Throws<ArgumentException>(() => register.With(changed));
    }

    [Fact]
    public void A_change_is_a_new_version_beside_the_old_one()
    {
        var register = Empty.With(Set).With(SmallSets.Load(Yaml.Replace("Tiêu chí C1", "Tiêu chí C1 mới").Replace("version: 1", "version: 2")));
        Assert.Equal([1, 2], register.Versions.Select(v => v.Version));
        Assert.Equal(register.ToText(), register.With(Set).ToText());
    }

    [Fact]
    public void Retiring_a_version_is_no_change_of_its_content()
    {
        var register = Empty.With(Set);
        Assert.False(register.Contradicts(SmallSets.Load(Yaml.Replace("status: published", "status: retired"))));
        Assert.True(register.Contradicts(SmallSets.Load(Yaml.Replace("status: published", "status: retired").Replace("max: 10", "max: 9"))));
        Assert.True(register.Contradicts(SmallSets.Load(Yaml.Replace("status: published", "status: draft"))));
    }

    [Theory]
    [InlineData("status: published", "status: draft", "status")]
    [InlineData("scale: 10", "scale: 12", "sum-mismatch")]
    [InlineData("rule: {kind: ratio}", "rule: {kind: ratio}\n    examples: [{in: {percent: 50}, points: 4, by: note}]", "example 1")]
    public void What_is_not_ready_is_not_published(string text, string instead, string mentioned)
    {
        Assert.Contains(text, Yaml);
        var obstacle = Assert.Single(Publication.Obstacles(SmallSets.Load(Yaml.Replace(text, instead)), Empty));
        Assert.Contains(mentioned, obstacle.En);
        Assert.NotEmpty(obstacle.Vi);
    }

    [Fact]
    public void A_note_of_the_set_lifts_the_obstacle_of_a_finding() =>
        Assert.Empty(Publication.Obstacles(SmallSets.Load(Yaml.Replace("scale: 10", "scale: 12\nnotes: [{vi: In sai, en: Misprint}]")), Empty));

    [Theory]
    [InlineData("test-set 1")]
    [InlineData("test-set one 0000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("test-set 1 00")]
    public void A_register_that_cannot_be_read_is_refused(string line) => Assert.Throws<FormatException>(() => PublicationRegister.Parse("# register\n" + line));

    [Fact]
    public void A_version_stands_in_the_register_once()
    {
        var line = Empty.With(Set).ToText().Split('\n')[1];
        Assert.Contains("line 2", Assert.Throws<FormatException>(() => PublicationRegister.Parse(line + "\n" + line)).Message);
    }

    [Fact]
    public void What_ships_and_was_published_is_what_was_published() =>
        Assert.All(PublicationRegister.Shipped.Versions, v => Assert.Equal(v.Hash, CriteriaSets.Find(v.Id, v.Version)?.PublishedHash));
}
