using System.Text.Json;
using System.Text.Json.Serialization;

namespace EGovPlatform.Portal.Gateway;

/// <summary>The services write a criterion's inputs beside its evidence, in one object.</summary>
public sealed class DeclaredValueConverter : JsonConverter<DeclaredValue>
{
    public override DeclaredValue Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        return DeclaredValue.From(document.RootElement);
    }

    public override void Write(Utf8JsonWriter writer, DeclaredValue value, JsonSerializerOptions options) =>
        throw new NotSupportedException("Forms write their values themselves (DeclaredForm).");
}
