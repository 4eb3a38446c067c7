field-us-marketing-number = Marketing status
