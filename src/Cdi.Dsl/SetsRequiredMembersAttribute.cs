namespace System.Diagnostics.CodeAnalysis;

// Records with required members need this type, which netstandard2.0 lacks.
[AttributeUsage(AttributeTargets.Constructor)]
internal sealed class SetsRequiredMembersAttribute : Attribute;
