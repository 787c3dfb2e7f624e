namespace System.Runtime.CompilerServices;

// Required members need this type, which netstandard2.0 lacks.
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Field | AttributeTargets.Property, Inherited = false)]
internal sealed class RequiredMemberAttribute : Attribute;
