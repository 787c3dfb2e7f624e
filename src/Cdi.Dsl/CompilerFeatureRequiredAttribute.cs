namespace System.Runtime.CompilerServices;

// Required members need this type, which netstandard2.0 lacks.
[AttributeUsage(AttributeTargets.All, AllowMultiple = true, Inherited = false)]
internal sealed class CompilerFeatureRequiredAttribute(string featureName) : Attribute
{
    /// <summary>What a compiler has to know to use the member.</summary>
    public string FeatureName { get; } = featureName;
}
