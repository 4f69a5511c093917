"""What somebody sends, types or sets who means harm, or who has only made a mistake: inputs with their right answers."""
