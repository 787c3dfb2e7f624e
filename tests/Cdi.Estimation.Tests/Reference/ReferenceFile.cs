using System.Text.Json;

namespace Cdi.Estimation.Tests.Reference;

/// <summary>Reads the reference numbers; infinite values are written as texts there.</summary>
public static class ReferenceFile
{
    public static JsonElement Load(string name) => JsonDocument.Parse(File.ReadAllText(Testing.SharedFolder.File("reference/" + name))).RootElement;

    public static JsonElement At(this JsonElement element, params string[] path) => path.Aggregate(element, (at, key) => at.GetProperty(key));

    public static double Number(this JsonElement element) => element.ValueKind == JsonValueKind.String
        ? double.Parse(element.GetString() ?? "", System.Globalization.CultureInfo.InvariantCulture)
        : element.GetDouble();

    public static double[] Numbers(this JsonElement element) => element.ValueKind == JsonValueKind.Array
        ? [.. element.EnumerateArray().SelectMany(inner => inner.Numbers())]
        : [element.Number()];
}
